package dev.feira.jinja.builtin;

import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `groupby` gives for each group: a pair that can also be read by name.
record Group(Object grouper, PyList list) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "grouper" -> grouper;
            case "list" -> list;
            default -> null;
        };
    }

    @Override
    public @Nullable Object item(Object key) {
        return key instanceof Long index && index >= -2 && index < 2 ? (index % 2 == 0 ? grouper : list) : null;
    }

    @Override
    public Iterator<Object> iterator() {
        return List.of(grouper, (Object) list).iterator();
    }

    @Override
    public int length() {
        return 2;
    }

    @Override
    public String typeName() {
        return "_GroupTuple";
    }

    @Override
    public String repr() {
        return Python.repr(PyTuple.of(grouper, list));
    }
}
