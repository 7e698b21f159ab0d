package dev.feira.transform.adapter;

import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// One column of an [AgateTable]: its name and its values.
record AgateColumn(AgateTable table, int index) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "name" -> table.names().get(index);
            case "index" -> (long) index;
            case "data_type" -> table.types().get(index);
            case "values" -> (Callable) arguments -> values();
            case "values_distinct" ->
                (Callable) arguments ->
                        new PyTuple(values().items().stream().distinct().toList());
            case "values_without_nulls" ->
                (Callable) arguments -> new PyTuple(values().items().stream()
                        .filter(value -> value != None.NONE)
                        .toList());
            default -> null;
        };
    }

    private PyTuple values() {
        return table.column(index);
    }

    @Override
    public @Nullable Object item(Object key) {
        return AgateTable.item(values().items(), key);
    }

    @Override
    public Iterator<Object> iterator() {
        return values().iterator();
    }

    @Override
    public int length() {
        return table.length();
    }

    @Override
    public String repr() {
        return "<agate.columns.Column " + table.names().get(index) + ">";
    }
}
