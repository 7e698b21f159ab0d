package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.ArrayList;
import java.util.List;

/// The rows of another table that belong to one of this row's parents, for a list within an event.
///
/// `list: {of: lines, parent: invoice}`
final class Rows {
    private Rows() {}

    static Cell parse(Entry entry, CellParser parser) {
        Model table = parser.world().find(entry.need("of"));
        Entry parent = entry.need("parent");
        int relation = parser.model().relation(parent.text(), parent);
        Relation.Grouped rows = table.grouped()
                .filter(found ->
                        found.table() == parser.model().relation(relation).table())
                .orElseThrow(
                        () -> entry.wrong("rows of `" + table.name() + "` do not stand by `" + parent.text() + "`"));
        return row -> of(table, rows, row.parent(relation));
    }

    private static List<Row> of(Model table, Relation.Grouped grouped, Row parent) {
        List<Row> rows = new ArrayList<>();
        Row row = Row.of(table, grouped.start(parent));
        for (long i = grouped.start(parent); i < grouped.end(parent); i++) {
            row = row.sibling(i);
            rows.add(row);
        }
        return rows;
    }
}
