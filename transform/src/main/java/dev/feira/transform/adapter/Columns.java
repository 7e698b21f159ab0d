package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyList;
import dev.feira.jinja.Python;
import dev.feira.warehouse.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the adapter knows about the columns of relations and queries.
final class Columns {
    private final Connection connection;
    private final Macros macros;

    Columns(Connection connection, Macros macros) {
        this.connection = connection;
        this.macros = macros;
    }

    /// The adapter's methods that are about columns.
    @Nullable
    Callable method(String name) {
        return switch (name) {
            case "get_columns_in_relation", "get_columns_for_unit_tests" ->
                arguments -> macros.call(name, arguments.get(0));
            case "get_column_schema_from_query", "get_columns_in_select_sql" -> this::ofQuery;
            case "get_missing_columns" -> this::missing;
            case "assert_valid_snapshot_target_given_strategy", "valid_snapshot_target" -> this::assertSnapshot;
            default -> null;
        };
    }

    private List<ColumnValue> of(Relation relation) {
        List<ColumnValue> columns = new ArrayList<>();
        Python.iterate(macros.call("get_columns_in_relation", relation))
                .forEachRemaining(column -> columns.add((ColumnValue) column));
        return columns;
    }

    private PyList ofQuery(Arguments arguments) {
        Rows described = connection.run("describe (" + Python.str(arguments.get(0)) + "\n)", false);
        return new PyList(described.values().stream()
                .map(row -> ColumnValue.of(String.valueOf(row.get(0)), String.valueOf(row.get(1))))
                .toList());
    }

    private PyList missing(Arguments arguments) {
        List<String> there = of(Relations.relation(arguments, 1, "to_relation")).stream()
                .map(ColumnValue::name)
                .toList();
        return new PyList(of(Relations.relation(arguments, 0, "from_relation")).stream()
                .filter(column -> !there.contains(column.name()))
                .toList());
    }

    private Object assertSnapshot(Arguments arguments) {
        Snapshots.assertTarget(of(Relations.relation(arguments, 0, "relation")), arguments);
        return "";
    }
}
