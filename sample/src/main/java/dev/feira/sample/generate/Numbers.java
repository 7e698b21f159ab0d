package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.List;

/// Arithmetic on values; nothing plus something is nothing.
final class Numbers {
    private Numbers() {}

    static Cell parse(Entry entry, CellParser parser) {
        return switch (entry.name()) {
            case "sum" -> sum(operands(entry, parser));
            case "product" -> product(operands(entry, parser));
            case "round" -> round(entry, parser);
            case "ending" -> ending(entry, parser);
            case "near" -> near(entry, parser);
            default -> throw entry.wrong("`" + entry.name() + "` is no arithmetic");
        };
    }

    private static List<Cell> operands(Entry entry, CellParser parser) {
        return entry.list().stream().map(parser::operand).toList();
    }

    private static Cell sum(List<Cell> parts) {
        return row -> {
            double sum = 0;
            for (Cell part : parts) {
                Object value = part.of(row);
                if (value == null) {
                    return null;
                }
                sum += Values.number(value);
            }
            return sum;
        };
    }

    private static Cell product(List<Cell> parts) {
        return row -> {
            double product = 1;
            for (Cell part : parts) {
                Object value = part.of(row);
                if (value == null) {
                    return null;
                }
                product *= Values.number(value);
            }
            return product;
        };
    }

    /// `round: {of: …, decimals: 2}`
    private static Cell round(Entry entry, CellParser parser) {
        Cell of = parser.operand(entry.need("of"));
        double unit = Math.pow(10, entry.need("decimals").number());
        return row -> {
            Object value = of.of(row);
            return value == null ? null : (Object) (Math.rint(Values.number(value) * unit) / unit);
        };
    }

    /// The whole part of a number with other cents: `ending: {of: …, cents: {90: 36, 0: 29}}`.
    private static Cell ending(Entry entry, CellParser parser) {
        Cell of = parser.operand(entry.need("of"));
        Weights cents = Weights.of(entry.need("cents"));
        Draw draw = parser.free(entry);
        return row -> {
            double whole = Math.floor(Values.number(of.of(row)));
            return whole + Values.number(cents.at(draw.at(row))) / 100;
        };
    }

    /// A number of the bell curve around another.
    private static Cell near(Entry entry, CellParser parser) {
        Cell of = parser.operand(entry.need("of"));
        Cell by = parser.operand(entry.need("by"));
        Draw radius = parser.free(entry);
        Draw angle = parser.free(entry);
        return row -> {
            double bell = Math.sqrt(-2 * Math.log(1 - radius.at(row))) * Math.cos(2 * Math.PI * angle.at(row));
            return Values.number(of.of(row)) + bell * Values.number(by.of(row));
        };
    }
}
