package dev.feira.jinja.values;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.None;
import dev.feira.jinja.PyList;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import java.util.Collections;
import java.util.List;

/// The methods of list.
final class ListMethods {
    private static final Signature SORT = Signature.of("sort", 0, "key", "reverse");

    static final Methods<PyList> ALL = new Methods<PyList>("list")
            .with("append", 1, List.of("object"), (list, a) -> none(list.add(a.object(0))))
            .with("extend", 1, List.of("iterable"), (list, a) -> none(list.addAll(Iteration.list(a.object(0)))))
            .with("insert", 2, List.of("index", "object"), ListMethods::insert)
            .with("remove", 1, List.of("value"), ListMethods::remove)
            .with("pop", 0, List.of("index"), ListMethods::pop)
            .with("index", 1, List.of("value", "start", "stop"), (list, a) -> index(list, a, "is not in list"))
            .with("count", 1, List.of("value"), (list, a) -> count(list, a.object(0)))
            .plain("clear", ListMethods::clear)
            .plain("copy", PyList::new)
            .plain("reverse", ListMethods::reverse)
            .any("sort", ListMethods::sort);

    private ListMethods() {}

    /// Methods that change a list give nothing back.
    private static Object none(boolean ignored) {
        return None.NONE;
    }

    private static Object insert(PyList list, Bound a) {
        int index = a.integer(0);
        int at = index < 0 ? Math.max(0, index + list.size()) : Math.min(index, list.size());
        list.add(at, a.object(1));
        return None.NONE;
    }

    private static Object remove(PyList list, Bound a) {
        int at = indexOf(list, a.object(0), 0, list.size());
        if (at < 0) {
            throw TemplateException.valueError("list.remove(x): x not in list");
        }
        list.remove(at);
        return None.NONE;
    }

    private static Object pop(PyList list, Bound a) {
        if (list.isEmpty()) {
            throw new TemplateException("IndexError", "pop from empty list");
        }
        int index = a.integer(0, -1);
        int at = index < 0 ? index + list.size() : index;
        if (at < 0 || at >= list.size()) {
            throw new TemplateException("IndexError", "pop index out of range");
        }
        return list.remove(at);
    }

    static Object index(List<Object> list, Bound a, String complaint) {
        int start = offset(a.integer(1, 0), list.size());
        int stop = offset(a.integer(2, list.size()), list.size());
        int at = indexOf(list, a.object(0), start, stop);
        if (at < 0) {
            throw TemplateException.valueError(Repr.repr(a.object(0)) + " " + complaint);
        }
        return (long) at;
    }

    private static int offset(int index, int size) {
        return index < 0 ? Math.max(0, index + size) : Math.min(index, size);
    }

    private static int indexOf(List<Object> list, Object value, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (Equality.equal(list.get(i), value)) {
                return i;
            }
        }
        return -1;
    }

    static Object count(List<Object> list, Object value) {
        return list.stream().filter(item -> Equality.equal(item, value)).count();
    }

    private static Object clear(PyList list) {
        list.clear();
        return None.NONE;
    }

    private static Object reverse(PyList list) {
        Collections.reverse(list);
        return None.NONE;
    }

    private static Object sort(PyList list, Arguments arguments) {
        if (arguments.size() > 0) {
            throw TemplateException.typeError("sort() takes no positional arguments");
        }
        Bound a = SORT.bind(arguments);
        Sorting.sort(list, key -> a.has(0) ? Calls.call(a.object(0), Arguments.of(key)) : key, a.flag(1, false));
        return None.NONE;
    }
}
