package dev.feira.jinja.builtin;

import dev.feira.jinja.PyObject;
import java.util.Iterator;

/// Items that are made when they are asked for, once.
public record Generator(String name, Iterator<Object> items) implements PyObject {
    @Override
    public Iterator<Object> iterator() {
        return items;
    }

    @Override
    public String typeName() {
        return "generator";
    }

    @Override
    public String repr() {
        return "<generator object " + name + ">";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
