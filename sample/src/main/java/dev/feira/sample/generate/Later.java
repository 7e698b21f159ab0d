package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;

/// A moment some days after another; `midnight` cuts the time of day off.
///
/// `later: {than: path, days: …, midnight: true}`
final class Later {
    private static final long SECONDS_PER_DAY = 86_400;

    private Later() {}

    static Cell parse(Entry entry, CellParser parser) {
        Cell than = parser.operand(entry.need("than"));
        Cell days = parser.operand(entry.need("days"));
        boolean midnight = entry.find("midnight").map(Entry::flag).orElse(false);
        return row -> {
            Object start = than.of(row);
            if (start == null) {
                return null;
            }
            long moment = Values.whole(start) + Math.round(Values.number(days.of(row)) * SECONDS_PER_DAY);
            return midnight ? Math.floorDiv(moment, SECONDS_PER_DAY) * SECONDS_PER_DAY : moment;
        };
    }
}
