package dev.feira.jinja;

import dev.feira.jinja.values.Equality;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python's set; it keeps the order of insertion, where Python's order is arbitrary.
public final class PySet extends AbstractSet<Object> {
    private final Map<Object, Object> items = new LinkedHashMap<>();

    public PySet() {}

    public PySet(Collection<?> items) {
        items.forEach(this::add);
    }

    @Override
    public boolean add(Object item) {
        return items.putIfAbsent(Equality.key(item), item) == null;
    }

    @Override
    public boolean contains(@Nullable Object item) {
        return item != null && items.containsKey(Equality.key(item));
    }

    @Override
    public boolean remove(@Nullable Object item) {
        return item != null && items.remove(Equality.key(item)) != null;
    }

    @Override
    public Iterator<Object> iterator() {
        return items.values().iterator();
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PySet set && items.keySet().equals(set.items.keySet());
    }

    @Override
    public int hashCode() {
        return items.keySet().hashCode();
    }

    @Override
    public String toString() {
        return Python.repr(this);
    }
}
