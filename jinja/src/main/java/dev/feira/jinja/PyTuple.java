package dev.feira.jinja;

import dev.feira.jinja.values.Equality;
import java.util.Iterator;
import java.util.List;

/// Python's tuple.
public record PyTuple(List<Object> items) implements Iterable<Object> {
    public PyTuple {
        items = List.copyOf(items);
    }

    public static PyTuple of(Object... items) {
        return new PyTuple(List.of(items));
    }

    public int size() {
        return items.size();
    }

    public Object get(int index) {
        return items.get(index);
    }

    @Override
    public Iterator<Object> iterator() {
        return items.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PyTuple tuple && Equality.sequences(items, tuple.items);
    }

    @Override
    public int hashCode() {
        int hash = 7;
        for (Object item : items) {
            hash = 31 * hash + Equality.key(item).hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return Python.repr(this);
    }
}
