package dev.feira.jinja;

import dev.feira.jinja.values.Equality;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Python's dict: in insertion order; keys are equal as in Python (`1`, `1.0` and `True` are one key). Keys and values
/// are engine values.
public final class PyDict extends AbstractMap<Object, Object> {
    private final LinkedHashMap<Object, Entry<Object, Object>> entries = new LinkedHashMap<>();

    public PyDict() {}

    public PyDict(Map<?, ?> other) {
        other.forEach(this::put);
    }

    public static PyDict of() {
        return new PyDict();
    }

    /// With one more entry, for building.
    public PyDict with(String key, @Nullable Object value) {
        put(key, Python.value(value));
        return this;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Entry<Object, Object> entry = key == null ? null : entries.get(Equality.key(key));
        return entry == null ? null : entry.getValue();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key != null && entries.containsKey(Equality.key(key));
    }

    @Override
    public @Nullable Object put(Object key, Object value) {
        Object normal = Equality.key(key);
        Entry<Object, Object> entry = entries.get(normal);
        if (entry != null) {
            return entry.setValue(value);
        }
        entries.put(normal, new SimpleEntry<>(key, value));
        return null;
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        Entry<Object, Object> entry = key == null ? null : entries.remove(Equality.key(key));
        return entry == null ? null : entry.getValue();
    }

    @Override
    public void clear() {
        entries.clear();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Object, Object>> iterator() {
                return entries.values().iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PyDict dict && Equality.dicts(this, dict);
    }

    @Override
    public int hashCode() {
        return entries.keySet().hashCode();
    }

    @Override
    public String toString() {
        return Python.repr(this);
    }
}
