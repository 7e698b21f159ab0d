package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.List;

/// A sum over the rows of another table that share a parent with this one.
///
/// `total: {of: order_items, parent: order, columns: [price, freight_value]}`
final class Total {
    private Total() {}

    static Cell parse(Entry entry, CellParser parser) {
        Model table = parser.world().find(entry.need("of"));
        Entry parent = entry.need("parent");
        int relation = parser.model().relation(parent.text(), parent);
        Relation.Grouped rows = table.grouped()
                .filter(found ->
                        found.table() == parser.model().relation(relation).table())
                .orElseThrow(
                        () -> entry.wrong("rows of `" + table.name() + "` do not stand by `" + parent.text() + "`"));
        List<Entry> names = entry.need("columns").list();
        int[] columns =
                names.stream().mapToInt(name -> table.column(name.text(), name)).toArray();
        return row -> sum(table, rows, row.parent(relation), columns);
    }

    private static double sum(Model table, Relation.Grouped rows, Row parent, int[] columns) {
        double sum = 0;
        Row row = Row.of(table, rows.start(parent));
        for (long i = rows.start(parent); i < rows.end(parent); i++) {
            row = row.sibling(i);
            for (int column : columns) {
                sum += Values.number(row.value(column));
            }
        }
        return sum;
    }
}
