package dev.feira.sample.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads the rows of a CSV file as bytes: quoted fields with doubled quotes and line breaks in them, LF or CR LF at a
/// line's end, a byte order mark before the first row. One row is held at a time, at most [#MAX_ROW] bytes.
public final class CsvReader {
    static final int MAX_ROW = 16 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    private byte[] row = new byte[1 << 12];
    private int length;
    private int[] ends = new int[16];
    private int fields;
    private long line = 1;
    private long firstLine = 1;

    public CsvReader(InputStream input) throws IOException {
        this.input = input;
        skipMark();
    }

    /// Steps to the next row.
    ///
    /// @return false at the end of the file
    public boolean next() throws IOException {
        length = 0;
        fields = 0;
        firstLine = line;
        int first = peek();
        if (first == END) {
            return false;
        }
        while (field()) {
            position++;
        }
        endOfLine();
        return true;
    }

    /// How many fields the row has.
    public int fields() {
        return fields;
    }

    /// The row's bytes, unquoted, field after field; valid until the next call of [#next].
    public byte[] bytes() {
        return row;
    }

    public int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    public int end(int field) {
        return ends[field];
    }

    public boolean isEmpty(int field) {
        return start(field) == end(field);
    }

    public String text(int field) {
        return new String(row, start(field), end(field) - start(field), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// The line on which the row begins, from 1.
    public long line() {
        return firstLine;
    }

    /// @return whether another field follows
    private boolean field() throws IOException {
        if (peek() == '"') {
            position++;
            quoted();
        } else {
            plain();
        }
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, fields * 2);
        }
        ends[fields++] = length;
        return peek() == ',';
    }

    private void plain() throws IOException {
        while (true) {
            int b = peek();
            if (b == ',' || b == '\n' || b == '\r' || b == END) {
                return;
            }
            add((byte) b);
            position++;
        }
    }

    private void quoted() throws IOException {
        while (true) {
            int b = take();
            if (b == END) {
                throw new CsvException(firstLine, "a quoted field is not closed before the end of the file");
            }
            if (b == '"') {
                if (peek() != '"') {
                    requireEndOfField();
                    return;
                }
                position++;
            } else if (b == '\n') {
                line++;
            }
            add((byte) b);
        }
    }

    private void requireEndOfField() throws IOException {
        int b = peek();
        if (b != ',' && b != '\n' && b != '\r' && b != END) {
            throw new CsvException(line, "text follows the closing quote of field " + (fields + 1));
        }
    }

    private void endOfLine() throws IOException {
        if (peek() == '\r') {
            position++;
        }
        if (peek() == '\n') {
            position++;
        }
        line++;
    }

    private void add(byte b) throws IOException {
        if (length == row.length) {
            if (length >= MAX_ROW) {
                throw new CsvException(firstLine, "the row is longer than 16 MiB: is a quote missing?");
            }
            row = Arrays.copyOf(row, length * 2);
        }
        row[length++] = b;
    }

    private int peek() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, input.read(buffer, 0, BUFFER));
            if (limit == 0) {
                return END;
            }
        }
        return buffer[position] & 0xFF;
    }

    private int take() throws IOException {
        int b = peek();
        if (b != END) {
            position++;
            return b;
        }
        return END;
    }

    private void skipMark() throws IOException {
        limit = input.readNBytes(buffer, 0, 3);
        if (limit == 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            position = 3;
        }
    }
}
