package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `case`: the first whose condition holds. Conditions on a column: `is` one of these values, `over` or `up_to` a
/// number or another column, `missing`.
final class Cases {
    private Cases() {}

    private interface Condition {
        boolean holds(Row row);
    }

    private record One(Condition when, Cell then) {}

    static Cell parse(Entry entry, CellParser parser) {
        List<One> all = new ArrayList<>();
        for (Entry one : entry.list()) {
            all.add(
                    one.find("else").isPresent()
                            ? new One(row -> true, parser.operandOrText(one.need("else")))
                            : new One(condition(one, parser), parser.operandOrText(one.need("then"))));
        }
        return row -> {
            for (One one : all) {
                if (one.when().holds(row)) {
                    return one.then().of(row);
                }
            }
            return null;
        };
    }

    private static Condition condition(Entry entry, CellParser parser) {
        Cell left = parser.operand(entry.need("when"));
        if (entry.find("is").isPresent()) {
            Entry is = entry.need("is");
            Set<String> wanted = new HashSet<>(is.isList() ? is.texts() : List.of(is.text()));
            return row -> wanted.contains(Values.key(left.of(row)));
        }
        if (entry.find("same_as").isPresent()) {
            Cell right = parser.operand(entry.need("same_as"));
            return row -> Values.key(left.of(row)).equals(Values.key(right.of(row)));
        }
        if (entry.find("missing").isPresent()) {
            return row -> left.of(row) == null;
        }
        boolean over = entry.find("over").isPresent();
        Cell right = parser.operand(entry.need(over ? "over" : "up_to"));
        return row -> left.of(row) != null && over == (Values.number(left.of(row)) > Values.number(right.of(row)));
    }
}
