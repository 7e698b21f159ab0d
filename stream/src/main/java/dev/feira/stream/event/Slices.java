package dev.feira.stream.event;

import java.util.Arrays;

/// Cells of some rows in the order in which they stood in the JSON, found again by row and column.
final class Slices {
    private static final int ABSENT = -1;
    private static final int NULL = -2;

    private final int columns;
    private final Cells cells = new Cells(1024);
    private int[] from;
    private int[] to;
    private int rows;

    Slices(int columns) {
        this.columns = columns;
        this.from = new int[columns];
        this.to = new int[columns];
    }

    void clear() {
        cells.truncate(0);
        rows = 0;
    }

    int rows() {
        return rows;
    }

    Cells cells() {
        return cells;
    }

    void beginRow() {
        int needed = (rows + 1) * columns;
        if (from.length < needed) {
            from = Arrays.copyOf(from, needed * 2);
            to = Arrays.copyOf(to, needed * 2);
        }
        Arrays.fill(from, rows * columns, needed, ABSENT);
        rows++;
    }

    /// Whether the newest row has met this column.
    boolean met(int column) {
        return from[place(column)] != ABSENT;
    }

    void setNull(int column) {
        from[place(column)] = NULL;
    }

    /// What was written to [#cells()] since `start` is the column's cell in the newest row.
    void set(int column, int start) {
        from[place(column)] = start;
        to[place(column)] = cells.size();
    }

    private int place(int column) {
        return (rows - 1) * columns + column;
    }

    void copy(int row, int column, Cells target) {
        int start = from[row * columns + column];
        if (start < 0) {
            target.absent();
        } else {
            target.bytes(cells.array(), start, to[row * columns + column] - start);
        }
    }

    /// All cells of a row. What already stands side by side in their order is copied at once.
    void copyRow(int row, Cells target) {
        int begin = 0;
        int end = 0;
        for (int place = row * columns; place < (row + 1) * columns; place++) {
            int start = from[place];
            if (start != end) {
                target.bytes(cells.array(), begin, end - begin);
                begin = Math.max(start, 0);
                end = begin;
            }
            if (start < 0) {
                target.absent();
            } else {
                end = to[place];
            }
        }
        target.bytes(cells.array(), begin, end - begin);
    }
}
