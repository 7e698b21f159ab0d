package dev.feira.core;

import java.util.List;
import java.util.Optional;

/// A table's shape: its columns in order and the names of those that form its primary key (none: an empty list).
public record Table(String name, List<Column> columns, List<String> key) {
    public Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        for (String part : key) {
            if (columns.stream().noneMatch(column -> column.name().equals(part))) {
                throw new IllegalArgumentException("key column `" + part + "` is not a column of `" + name + "`");
            }
        }
    }

    /// The column of that name, upper and lower case told apart.
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
