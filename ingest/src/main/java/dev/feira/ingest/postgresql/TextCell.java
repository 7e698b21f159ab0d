package dev.feira.ingest.postgresql;

import dev.feira.core.Problem;
import dev.feira.ingest.digest.Md5;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Text as UTF-8; also what travels as text.
final class TextCell implements Cell {
    private static final byte[] NOTHING = {};

    private final String name;
    private final byte[][] allowed;
    private byte[] value = NOTHING;

    /// @param allowed the only values that may come; empty: any
    TextCell(String name, List<String> allowed) {
        this.name = name;
        this.allowed = allowed.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    public void read(CopyStream source, int length, Batch batch, int column) {
        value = source.bytes(length);
        if (allowed.length > 0) {
            requireAllowed();
        }
        batch.setBytes(column, value);
    }

    private void requireAllowed() {
        for (byte[] one : allowed) {
            if (Arrays.equals(one, value)) {
                return;
            }
        }
        throw Problem.data("column `" + name + "` holds `" + new String(value, StandardCharsets.UTF_8)
                        + "`, which its contract does not allow")
                .hint("correct the row, or add the value to `allowed` in the contract")
                .exception();
    }

    @Override
    public void append(RowImage image, Md5 md5) {
        image.bytes(value);
    }
}
