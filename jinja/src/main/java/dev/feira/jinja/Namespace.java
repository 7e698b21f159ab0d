package dev.feira.jinja;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Jinja's `namespace`: the one thing whose attributes a template can assign, across scopes.
public final class Namespace implements PyObject {
    private final PyDict attributes = new PyDict();

    public Namespace(Map<?, ?> start) {
        attributes.putAll(start);
    }

    public void set(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return attributes.get(name);
    }

    @Override
    public @Nullable Object item(Object key) {
        return attributes.get(key);
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public String repr() {
        return "<Namespace " + Python.repr(attributes) + ">";
    }
}
