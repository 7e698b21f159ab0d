package dev.feira.jdbc;

import java.util.List;
import java.util.Optional;

/// A table as its database describes it.
///
/// @param key the columns of the primary key in its order; none: an empty list
/// @param approximateRows what the optimizer believes; may be far off
/// @param approximateBytes size of the data without indexes, as the optimizer believes
public record SourceTable(
        String name,
        String engine,
        List<SourceColumn> columns,
        List<String> key,
        long approximateRows,
        long approximateBytes) {
    public SourceTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    public Optional<SourceColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
