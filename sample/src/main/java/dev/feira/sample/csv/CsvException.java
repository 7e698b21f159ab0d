package dev.feira.sample.csv;

import java.io.IOException;

/// What a file has that no CSV file may have, and on which line.
public final class CsvException extends IOException {
    private final long line;

    CsvException(long line, String message) {
        super(message);
        this.line = line;
    }

    public long line() {
        return line;
    }
}
