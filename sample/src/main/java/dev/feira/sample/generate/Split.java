package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;

/// One of the parts into which the children of a row divide an amount; together they make it up to the cent.
///
/// `split: {total: path, parent: order, parts: path}`
final class Split {
    private static final double CENTS = 100;

    private Split() {}

    static Cell parse(Entry entry, CellParser parser) {
        Cell total = parser.operand(entry.need("total"));
        Cell parts = parser.operand(entry.need("parts"));
        Entry parent = entry.need("parent");
        int relation = parser.model().relation(parent.text(), parent);
        long salt = parser.salt(entry);
        return row -> {
            long amount = Math.round(Values.number(total.of(row)) * CENTS);
            long ordinal = row.table().relation(relation).ordinal(row);
            return part(amount, ordinal, Values.whole(parts.of(row)), row.index() - ordinal, salt) / CENTS;
        };
    }

    /// The last one takes what the others leave.
    private static long part(long amount, long ordinal, long parts, long first, long salt) {
        double weights = 0;
        for (long i = 0; i < parts; i++) {
            weights += weight(salt, first + i);
        }
        long taken = 0;
        for (long i = 0; i < parts - 1; i++) {
            long part = (long) (amount * weight(salt, first + i) / weights);
            if (i == ordinal) {
                return part;
            }
            taken += part;
        }
        return amount - taken;
    }

    private static double weight(long salt, long row) {
        return 0.05 + Chance.unit(salt, row);
    }
}
