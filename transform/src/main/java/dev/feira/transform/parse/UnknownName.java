package dev.feira.transform.parse;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A name that nothing defines, as far as parsing can tell: it may be called and asked for anything. If it is still
/// unknown when the node runs, that is the error.
record UnknownName(String name) implements Callable, PyObject {
    @Override
    public @Nullable Object call(Arguments arguments) {
        return this;
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        return this;
    }

    @Override
    public @Nullable Object item(Object key) {
        return this;
    }

    @Override
    public boolean truth() {
        return false;
    }

    @Override
    public int length() {
        return 0;
    }

    @Override
    public Iterator<Object> iterator() {
        return Collections.emptyIterator();
    }

    @Override
    public String str() {
        return "";
    }
}
