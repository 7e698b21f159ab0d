package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.List;

/// Rows that the description lists itself: the values of some columns, row by row.
final class Listed {
    private Listed() {}

    static void columns(Entry listed, Model model) {
        List<String> names = listed.need("columns").texts();
        List<List<Object>> rows =
                listed.need("rows").list().stream().map(row -> row(row, names)).toList();
        add(names, rows, model);
    }

    /// A table of rows that are known.
    static Model model(String name, List<String> columns, List<? extends List<?>> rows) {
        Model model = new Model(name, rows.size(), 0);
        add(columns, rows, model);
        return model;
    }

    private static void add(List<String> names, List<? extends List<?>> rows, Model model) {
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            model.add(names.get(i), row -> rows.get((int) row.index()).get(column));
        }
    }

    private static List<Object> row(Entry row, List<String> names) {
        List<Object> values = row.texts().stream().map(Values::parse).toList();
        if (values.size() != names.size()) {
            throw row.wrong("a row of " + names.size() + " values was wanted, found " + values.size());
        }
        return values;
    }
}
