package dev.feira.jinja;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A host's object as templates see it: nothing but what these methods give, so that no template reaches into Java.
/// It is also callable if it implements [Callable]; two are equal if Java's `equals` says so.
public interface PyObject {
    /// The attribute of that name (`x.name`), null if there is none.
    default @Nullable Object attribute(String name) {
        return null;
    }

    /// The item of that key (`x[key]`), null if there is none.
    default @Nullable Object item(Object key) {
        return null;
    }

    /// As Python names the class in messages.
    default String typeName() {
        return "object";
    }

    default String repr() {
        return "<" + typeName() + " object>";
    }

    /// What printing it gives.
    default String str() {
        return repr();
    }

    default boolean truth() {
        return length() != 0;
    }

    /// Null if it cannot be iterated.
    default @Nullable Iterator<Object> iterator() {
        return null;
    }

    /// -1 if it has no length.
    default int length() {
        return -1;
    }
}
