package dev.feira.sample.generate;

/// Rows come back: a row without end stands for its parent of the same number or, a while later, for the parent of an
/// earlier row once more. Its ordinal counts how often the parent came before.
///
/// Rows stand in blocks. Each row of a block may be followed by one of the next block, which a shuffle finds; so who
/// comes back, and when, is known without remembering anything.
///
/// @param share how many rows are followed
/// @param block rows; the next one comes up to twice as many rows later
record Again(Model table, double share, int block, long salt) implements Relation {
    @Override
    public long parent(Row row) {
        long at = row.index();
        while (comesBack(at)) {
            at = before(at);
        }
        return at;
    }

    @Override
    public long ordinal(Row row) {
        long ordinal = 0;
        for (long at = row.index(); comesBack(at); at = before(at)) {
            ordinal++;
        }
        return ordinal;
    }

    /// Whether the parent does not come again after this row.
    boolean isLast(Row row) {
        return !isFollowed(row.index());
    }

    private boolean comesBack(long row) {
        return row >= block && isFollowed(before(row));
    }

    private boolean isFollowed(long row) {
        return Chance.unit(salt, row) < share;
    }

    /// The row in the block before that this one may follow.
    private long before(long row) {
        long number = row / block;
        return (number - 1) * block + new Shuffle(block, salt + number).at(row % block);
    }
}
