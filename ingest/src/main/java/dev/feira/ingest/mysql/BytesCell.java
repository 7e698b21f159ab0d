package dev.feira.ingest.mysql;

import dev.feira.core.Problem;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// Text as UTF-8, or bytes.
final class BytesCell implements Cell {
    /// How the value enters the digest.
    enum Image {
        PLAIN,
        CHECKSUM,
        LONG_CHECKSUM
    }

    private static final byte[] NOTHING = {};

    private final int at;
    private final int column;
    private final Image how;
    private final String name;
    private final byte[][] allowed;
    private byte[] value = NOTHING;

    /// @param allowed the only values that may come; empty: any
    BytesCell(int at, int column, Image how, String name, List<String> allowed) {
        this.at = at;
        this.column = column;
        this.how = how;
        this.name = name;
        this.allowed = allowed.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    public boolean read(ResultSet source, Batch batch) throws SQLException {
        byte[] bytes = source.getBytes(at);
        if (bytes == null) {
            batch.setNull(column);
            return true;
        }
        if (allowed.length > 0) {
            requireAllowed(bytes);
        }
        value = bytes;
        batch.setBytes(column, bytes);
        return false;
    }

    private void requireAllowed(byte[] bytes) {
        for (byte[] one : allowed) {
            if (Arrays.equals(one, bytes)) {
                return;
            }
        }
        throw Problem.data("column `" + name + "` holds `" + new String(bytes, StandardCharsets.UTF_8)
                        + "`, which its contract does not allow")
                .hint("correct the row, or add the value to `allowed` in the contract")
                .exception();
    }

    @Override
    public void append(RowImage image) {
        switch (how) {
            case PLAIN -> image.bytes(value);
            case CHECKSUM -> image.checksum(value);
            case LONG_CHECKSUM -> image.longChecksum(value);
        }
    }
}
