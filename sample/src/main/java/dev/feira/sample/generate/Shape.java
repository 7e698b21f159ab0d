package dev.feira.sample.generate;

import dev.feira.sample.spec.ColumnType;
import dev.feira.sample.spec.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an object within an event says: those columns of a table that have a `type`, and its lists.
record Shape(List<Field> fields) {
    /// @param list the shape of its objects, for a list; then `type` is empty
    record Field(String name, int column, Optional<ColumnType> type, boolean nullable, Optional<Shape> list) {}

    static Shape of(Entry table, World world) {
        Model model = world.model(table.name());
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, Entry> column : table.need("columns").map().entrySet()) {
            Entry entry = column.getValue();
            Optional<ColumnType> type = entry.find("type").map(ColumnType::parse);
            Optional<Shape> list = entry.find("list").map(it -> of(helper(it, world), world));
            if (type.isPresent() || list.isPresent()) {
                boolean nullable = entry.find("nullable").map(Entry::flag).orElse(false);
                fields.add(new Field(column.getKey(), model.columnIndex(column.getKey()), type, nullable, list));
            }
        }
        if (fields.isEmpty()) {
            throw table.wrong("no column of `" + table.name() + "` has a `type`");
        }
        return new Shape(List.copyOf(fields));
    }

    private static Entry helper(Entry list, World world) {
        return world.entry(list.need("of"));
    }
}
