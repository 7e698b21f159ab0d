package dev.feira.sample.load;

import dev.feira.sample.spec.TableSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/// Writes the rows of one table as LOAD DATA reads them (tabs, `\N` for null), and counts them and the bytes that they
/// would take as CSV.
public final class RowWriter {
    private static final int BUFFER = 1 << 17;
    private static final int PROGRESS = 1 << 15;

    private final TableSpec table;
    private final OutputStream output;
    private final LongConsumer progress;
    private final byte[] buffer = new byte[BUFFER];
    private int length;
    private int column;
    private long rows;
    private long rowBytes;

    /// Writes to the output what the table's rows are.
    ///
    /// @param progress is told the number of rows now and then
    RowWriter(TableSpec table, OutputStream output, LongConsumer progress) {
        this.table = table;
        this.output = output;
        this.progress = progress;
    }

    public void nothing() throws IOException {
        separate();
        put((byte) '\\');
        put((byte) 'N');
        column++;
    }

    public void value(byte[] bytes, int from, int to) throws IOException {
        separate();
        rowBytes += table.csv().fieldBytes(column, bytes, from, to);
        for (int i = from; i < to; i++) {
            escape(bytes[i]);
        }
        column++;
    }

    private void escape(byte b) throws IOException {
        switch (b) {
            case '\t' -> put((byte) '\\', (byte) 't');
            case '\n' -> put((byte) '\\', (byte) 'n');
            case '\\' -> put((byte) '\\', (byte) '\\');
            default -> put(b);
        }
    }

    private void separate() throws IOException {
        if (column > 0) {
            put((byte) '\t');
        }
    }

    public void endRow() throws IOException {
        put((byte) '\n');
        rowBytes += table.csv().rowBytes();
        column = 0;
        rows++;
        if (rows % PROGRESS == 0) {
            progress.accept(rows);
        }
    }

    private void put(byte first, byte second) throws IOException {
        put(first);
        put(second);
    }

    private void put(byte b) throws IOException {
        if (length == BUFFER) {
            flush();
        }
        buffer[length++] = b;
    }

    void flush() throws IOException {
        output.write(buffer, 0, length);
        length = 0;
    }

    public long rows() {
        return rows;
    }

    long csvBytes() {
        return table.csv().fileBytes(table.columnNames(), rowBytes);
    }
}
