package dev.feira.sample.generate;

/// A random number from 0 to 1 for each row of a table.
@FunctionalInterface
interface Draw {
    double at(Row row);

    /// Each row draws for itself.
    static Draw free(long salt) {
        return row -> Chance.unit(salt, row.index());
    }

    /// All rows together draw evenly spaced numbers, so that a distribution over the table is met exactly.
    static Draw even(long rows, long salt) {
        Shuffle shuffle = new Shuffle(rows, salt);
        return row -> (shuffle.at(row.index()) + 0.5) / rows;
    }
}
