package dev.feira.transform.adapter;

import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of an [AgateTable]: values by position, by name, or one after the other.
public final class AgateRow implements PyObject {
    private final List<String> names;
    private final List<Object> values;

    AgateRow(List<String> names, List<Object> values) {
        this.names = names;
        this.values = List.copyOf(values);
    }

    public Object value(int index) {
        return values.get(index);
    }

    public List<Object> values() {
        return values;
    }

    @Override
    public @Nullable Object item(Object key) {
        if (key instanceof Long) {
            return AgateTable.item(values, key);
        }
        int index = names.indexOf(Python.str(key));
        return index < 0 ? null : values.get(index);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "values" -> (Callable) arguments -> new PyTuple(values);
            case "keys" -> (Callable) arguments -> new PyTuple(List.copyOf(names));
            case "items" -> (Callable) arguments -> new PyTuple(items());
            case "dict" -> (Callable) arguments -> dict();
            case "get" ->
                (Callable) arguments -> {
                    Object found = item(arguments.get(0));
                    return found == null ? arguments.find(1, "default").orElse(None.NONE) : found;
                };
            default -> item(name);
        };
    }

    private List<Object> items() {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            items.add(PyTuple.of(names.get(i), values.get(i)));
        }
        return items;
    }

    private PyDict dict() {
        PyDict dict = PyDict.of();
        for (int i = 0; i < values.size(); i++) {
            dict.put(names.get(i), values.get(i));
        }
        return dict;
    }

    @Override
    public Iterator<Object> iterator() {
        return values.iterator();
    }

    @Override
    public int length() {
        return values.size();
    }

    @Override
    public String typeName() {
        return "Row";
    }

    @Override
    public String repr() {
        return "<agate.Row: " + Python.repr(new PyTuple(values)) + ">";
    }
}
