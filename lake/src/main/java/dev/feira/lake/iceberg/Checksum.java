package dev.feira.lake.iceberg;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The CRC-32 of a data file, which is part of its name: `<commit>-<number>-1c291ca3.parquet`. So it stands in the
/// manifest that names the file, and goes wherever the file goes. It finds what was damaged or changed by mistake, not
/// who wants to deceive.
public final class Checksum {
    private static final Pattern IN_NAME = Pattern.compile("-([0-9a-f]{8})\\.parquet$");
    private static final int PIECE = 1 << 16;

    private Checksum() {}

    /// Of everything that the stream still gives, eight hexadecimal digits.
    public static String of(InputStream content) throws IOException {
        CRC32 crc = new CRC32();
        byte[] piece = new byte[PIECE];
        for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
            crc.update(piece, 0, count);
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /// Whether a file of that name may have that checksum; one that carries none may have any.
    static boolean fits(String location, String checksum) {
        Matcher named = IN_NAME.matcher(location);
        return !named.find() || named.group(1).equals(checksum);
    }
}
