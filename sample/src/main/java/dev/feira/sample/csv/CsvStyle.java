package dev.feira.sample.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// How a CSV file is written, so that the bytes it takes can be counted without writing it.
///
/// @param quotes when a field stands in quotes
/// @param quotedHeader whether the names in the first line do
/// @param newline bytes at a line's end: 1, or 2 for CR LF
/// @param lastNewline whether the last line has one
public record CsvStyle(List<Quotes> quotes, boolean quotedHeader, boolean mark, int newline, boolean lastNewline) {
    private static final int MARK_BYTES = 3;

    /// When a field stands in quotes.
    public enum Quotes {
        /// Only where a comma, a quote or a line break demands it.
        NEEDED,
        /// There, and where it begins with a digit: what a spreadsheet would take for a number.
        DIGITS,
        /// Wherever there is a value.
        ALWAYS
    }

    public CsvStyle {
        quotes = List.copyOf(quotes);
    }

    /// The first line, and the byte order mark before it.
    public long headerBytes(List<String> names) {
        long bytes = mark ? MARK_BYTES : 0;
        for (String name : names) {
            bytes += name.getBytes(StandardCharsets.UTF_8).length + (quotedHeader ? 2 : 0) + 1;
        }
        return bytes - 1 + newline;
    }

    /// One value of that column, without the separator behind it.
    public int fieldBytes(int column, byte[] bytes, int from, int to) {
        int marks = 0;
        boolean needed = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '"') {
                marks++;
                needed = true;
            } else if (b == ',' || b == '\n' || b == '\r') {
                needed = true;
            }
        }
        boolean quoted = switch (quotes.get(column)) {
            case NEEDED -> needed;
            case DIGITS -> needed || (from < to && bytes[from] >= '0' && bytes[from] <= '9');
            case ALWAYS -> true;
        };
        return to - from + (quoted ? marks + 2 : 0);
    }

    /// What a row takes beside its values: separators and the line's end.
    public int rowBytes() {
        return quotes.size() - 1 + newline;
    }

    /// The whole file, from what its rows take.
    public long fileBytes(List<String> names, long rowBytes) {
        return headerBytes(names) + rowBytes - (lastNewline ? 0 : newline);
    }
}
