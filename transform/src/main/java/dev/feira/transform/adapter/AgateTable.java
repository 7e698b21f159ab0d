package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.warehouse.Rows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A query's result as macros know it: the part of Python's agate library that projects use.
public final class AgateTable implements PyObject {
    private final List<String> names;
    private final List<String> types;
    private final List<AgateRow> rows;

    private AgateTable(List<String> names, List<String> types, List<List<Object>> values) {
        this.names = List.copyOf(names);
        this.types = List.copyOf(types);
        this.rows = values.stream().map(row -> new AgateRow(this.names, row)).toList();
    }

    /// A table of values that are already Python's.
    ///
    /// @param types for each column one of agate's: `Integer`, `Number`, `Boolean`, `Date`, `DateTime`, `Text`
    public static AgateTable of(List<String> names, List<String> types, List<List<Object>> values) {
        return new AgateTable(names, types, values);
    }

    public static AgateTable empty() {
        return new AgateTable(List.of(), List.of(), List.of());
    }

    public static AgateTable of(Rows result) {
        List<List<Object>> values = new ArrayList<>(result.values().size());
        for (List<@Nullable Object> row : result.values()) {
            List<Object> converted = new ArrayList<>(row.size());
            row.forEach(value -> converted.add(AgateValues.of(value)));
            values.add(converted);
        }
        List<String> names = result.fields().stream().map(Rows.Field::name).toList();
        List<String> types = result.fields().stream()
                .map(field -> AgateValues.type(field.type()))
                .toList();
        return new AgateTable(names, types, values);
    }

    public List<String> names() {
        return names;
    }

    public List<String> types() {
        return types;
    }

    public List<AgateRow> rows() {
        return rows;
    }

    /// The values of one column.
    PyTuple column(int index) {
        return new PyTuple(rows.stream().map(row -> row.value(index)).toList());
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "columns" -> new AgateColumns(this);
            case "rows" -> new AgateRows(rows);
            case "column_names" -> new PyTuple(List.copyOf(names));
            case "column_types" -> new PyTuple(List.copyOf(types));
            case "print_table", "print_csv", "print_json" -> (Callable) arguments -> None.NONE;
            case "limit" -> (Callable) arguments -> limited(((Number) arguments.get(0)).intValue());
            case "exclude" -> (Callable) arguments -> projected(without(arguments));
            case "select" -> (Callable) arguments -> projected(PyNames.of(arguments.get(0)));
            case "rename" -> (Callable) this::renamed;
            case "where" -> (Callable) this::where;
            default -> null;
        };
    }

    @Override
    public Iterator<Object> iterator() {
        return List.<Object>copyOf(rows).iterator();
    }

    @Override
    public int length() {
        return rows.size();
    }

    @Override
    public String typeName() {
        return "Table";
    }

    @Override
    public String repr() {
        return "<agate.table.Table object>";
    }

    private AgateTable limited(int most) {
        return new AgateTable(
                names, types, rows.stream().limit(most).map(AgateRow::values).toList());
    }

    private List<String> without(Arguments arguments) {
        List<String> excluded = PyNames.of(arguments.get(0));
        return names.stream().filter(name -> !excluded.contains(name)).toList();
    }

    private AgateTable projected(List<String> chosen) {
        List<Integer> places = chosen.stream().map(this::place).toList();
        return new AgateTable(
                chosen,
                places.stream().map(types::get).toList(),
                rows.stream()
                        .map(row -> places.stream().map(row::value).toList())
                        .toList());
    }

    private int place(String name) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new TemplateException("KeyError", Python.repr(name));
        }
        return place;
    }

    private AgateTable renamed(Arguments arguments) {
        Object given = arguments.find(0, "column_names").orElseThrow();
        List<String> renamed = given instanceof Map<?, ?> map
                ? names.stream()
                        .map(name -> map.containsKey(name) ? String.valueOf(map.get(name)) : name)
                        .toList()
                : PyNames.of(given);
        return new AgateTable(
                renamed, types, rows.stream().map(AgateRow::values).toList());
    }

    private AgateTable where(Arguments arguments) {
        Object test = arguments.get(0);
        return new AgateTable(
                names,
                types,
                rows.stream()
                        .filter(row -> Python.truth(Python.call(test, Arguments.of(row))))
                        .map(AgateRow::values)
                        .toList());
    }

    /// The item at a place, which Python counts from the end when it is negative; null when there is none.
    static @Nullable Object item(List<?> items, Object key) {
        if (!(key instanceof Long place)) {
            return null;
        }
        long index = place < 0 ? place + items.size() : place;
        return index >= 0 && index < items.size() ? items.get((int) index) : null;
    }
}
