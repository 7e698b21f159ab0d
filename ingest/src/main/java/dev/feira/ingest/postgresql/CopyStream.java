package dev.feira.ingest.postgresql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// The bytes of COPY's binary format (PostgreSQL's manual, COPY, "Binary Format"): a header, for each row the number of
/// its fields and each field behind its length, −1 at the end. Rows need not begin where the server's messages do.
final class CopyStream implements AutoCloseable {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int END = -1;

    private final CopyOut copy;
    private byte[] data = {};
    private int at;

    CopyStream(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    }

    /// Reads what stands before the first row.
    void header() throws SQLException {
        require(SIGNATURE.length + 8);
        if (!Arrays.equals(data, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new SQLException("the server answers COPY in a format that is not known", "08P01");
        }
        at = SIGNATURE.length + 4;
        int extension = int32();
        require(extension);
        at += extension;
    }

    /// Goes to the next row. False after the last one.
    boolean next(int fields) throws SQLException {
        require(2);
        int found = int16();
        if (found == END) {
            drain();
            return false;
        }
        if (found != fields) {
            throw new SQLException("the server sent " + found + " fields instead of " + fields, "08P01");
        }
        return true;
    }

    /// Goes to the row's next field, all of which is then at hand.
    ///
    /// @return its length in bytes; −1: NULL
    int field() throws SQLException {
        require(4);
        int length = int32();
        if (length > 0) {
            require(length);
        }
        return length;
    }

    private void drain() throws SQLException {
        while (copy.readFromCopy() != null) {
            // nothing follows but the server's word that it is done
        }
    }

    private void require(int bytes) throws SQLException {
        while (data.length - at < bytes) {
            byte[] more = copy.readFromCopy();
            if (more == null) {
                throw new SQLException("the server's answer to COPY ends in the middle of a row", "08P01");
            }
            data = at == data.length ? more : joined(more);
            at = 0;
        }
    }

    private byte[] joined(byte[] more) {
        byte[] all = Arrays.copyOfRange(data, at, data.length + more.length);
        System.arraycopy(more, 0, all, data.length - at, more.length);
        return all;
    }

    int int8() {
        return data[at++];
    }

    int int16() {
        return (short) (((data[at++] & 0xff) << 8) | (data[at++] & 0xff));
    }

    int int32() {
        return (int16() << 16) | (int16() & 0xffff);
    }

    long int64() {
        return ((long) int32() << 32) | (int32() & 0xffff_ffffL);
    }

    byte[] bytes(int length) {
        byte[] bytes = Arrays.copyOfRange(data, at, at + length);
        at += length;
        return bytes;
    }

    /// A statement that is left half-way is cancelled, so that its connection can be used again.
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
