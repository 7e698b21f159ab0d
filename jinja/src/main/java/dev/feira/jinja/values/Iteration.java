package dev.feira.jinja.values;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What `for` goes through, and how long things are.
public final class Iteration {
    private Iteration() {}

    public static Iterator<Object> of(Object value) {
        Iterator<Object> found = find(value);
        if (found == null) {
            throw TemplateException.typeError("'" + Types.name(value) + "' object is not iterable");
        }
        return found;
    }

    /// Null if the value cannot be iterated.
    @SuppressWarnings("unchecked")
    public static @Nullable Iterator<Object> find(Object value) {
        return switch (value) {
            case PyList list -> new Growing(list);
            case PyTuple tuple -> tuple.iterator();
            case PyDict dict -> guarded(dict.entrySet(), java.util.Map.Entry::getKey, "dictionary");
            case PySet set -> guarded(set, item -> item, "Set");
            case String text ->
                text.codePoints().mapToObj(c -> (Object) Character.toString(c)).iterator();
            case Undefined undefined -> Collections.emptyIterator();
            case PyObject object -> values(object);
            case Iterator<?> iterator -> (Iterator<Object>) iterator;
            default -> null;
        };
    }

    private static @Nullable Iterator<Object> values(PyObject object) {
        Iterator<Object> items = object.iterator();
        return items == null ? null : map(items, Interop::value);
    }

    /// All items, in a new list.
    public static PyList list(Object value) {
        if (value instanceof PyList list) {
            return new PyList(list);
        }
        if (value instanceof PyTuple tuple) {
            return new PyList(tuple.items());
        }
        PyList items = new PyList();
        of(value).forEachRemaining(items::add);
        return items;
    }

    public static <T> Iterator<Object> map(Iterator<T> items, Function<? super T, Object> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Object next() {
                return function.apply(items.next());
            }
        };
    }

    /// As long as the size stays what it was; a RuntimeError otherwise.
    static <T> Iterator<Object> guarded(Collection<T> items, Function<? super T, Object> function, String what) {
        int size = items.size();
        Iterator<T> iterator = items.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (items.size() != size) {
                    throw new TemplateException("RuntimeError", what + " changed size during iteration");
                }
                return iterator.hasNext();
            }

            @Override
            public Object next() {
                return function.apply(iterator.next());
            }
        };
    }

    /// `len()`; -1 if the value has none.
    public static int length(Object value) {
        return switch (value) {
            case String text -> Text.length(text);
            case java.util.Collection<?> items -> items.size();
            case PyDict dict -> dict.size();
            case PyTuple tuple -> tuple.size();
            case Undefined undefined -> 0;
            case PyObject object -> object.length();
            default -> -1;
        };
    }

    /// `len()`; a TypeError if the value has none.
    public static long size(Object value) {
        int length = length(value);
        if (length < 0) {
            throw TemplateException.typeError("object of type '" + Types.name(value) + "' has no len()");
        }
        return length;
    }

    /// A list may grow while it is gone through.
    private static final class Growing implements Iterator<Object> {
        private final PyList list;
        private int at;

        Growing(PyList list) {
            this.list = list;
        }

        @Override
        public boolean hasNext() {
            return at < list.size();
        }

        @Override
        public Object next() {
            if (at >= list.size()) {
                throw new NoSuchElementException();
            }
            return list.get(at++);
        }
    }
}
