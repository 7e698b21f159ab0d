package dev.feira.jinja;

import dev.feira.jinja.values.Equality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Python's list: its items are engine values, never null.
public final class PyList extends ArrayList<Object> {
    public PyList() {}

    public PyList(Collection<?> items) {
        super(items);
    }

    public static PyList of(Object... items) {
        return new PyList(List.of(items));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PyList list && Equality.sequences(this, list);
    }

    @Override
    public int hashCode() {
        return new PyTuple(this).hashCode();
    }

    @Override
    public String toString() {
        return Python.repr(this);
    }
}
