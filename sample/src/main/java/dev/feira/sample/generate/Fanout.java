package dev.feira.sample.generate;

/// How many places each row of a table has, laid end to end: the places of row 0, those of row 1, and so on.
final class Fanout {
    private final int[] starts;

    private Fanout(int[] starts) {
        this.starts = starts;
    }

    /// Counts the places that the column says.
    static Fanout of(Model table, int column) {
        int rows = Math.toIntExact(table.rows());
        int[] starts = new int[rows + 1];
        Row row = Row.of(table, 0);
        for (int i = 0; i < rows; i++) {
            row = row.sibling(i);
            long count = Math.max(0, Values.whole(row.value(column)));
            starts[i + 1] = Math.toIntExact(starts[i] + count);
        }
        return new Fanout(starts);
    }

    long total() {
        return starts[starts.length - 1];
    }

    long start(long row) {
        return starts[Math.toIntExact(row)];
    }

    /// The row that has this place.
    long owner(long place) {
        int low = 0;
        int high = starts.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= place) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
