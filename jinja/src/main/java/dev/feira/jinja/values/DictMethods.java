package dev.feira.jinja.values;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import java.util.Iterator;
import java.util.List;

/// The methods of dict.
public final class DictMethods {
    static final Methods<PyDict> ALL = new Methods<PyDict>("dict")
            .with("get", 1, List.of("key", "default"), DictMethods::get)
            .with("setdefault", 1, List.of("key", "default"), DictMethods::setDefault)
            .with("pop", 1, List.of("key", "default"), DictMethods::pop)
            .with("fromkeys", 1, List.of("iterable", "value"), DictMethods::fromKeys)
            .plain("popitem", DictMethods::popItem)
            .plain("keys", dict -> new DictView(dict, DictView.Kind.KEYS))
            .plain("values", dict -> new DictView(dict, DictView.Kind.VALUES))
            .plain("items", dict -> new DictView(dict, DictView.Kind.ITEMS))
            .plain("copy", PyDict::new)
            .plain("clear", DictMethods::clear)
            .any("update", DictMethods::update);

    private DictMethods() {}

    private static Object get(PyDict dict, Bound a) {
        Object value = dict.get(a.object(0));
        return value != null ? value : a.object(1, None.NONE);
    }

    private static Object setDefault(PyDict dict, Bound a) {
        Object value = dict.get(a.object(0));
        if (value == null) {
            value = a.object(1, None.NONE);
            dict.put(a.object(0), value);
        }
        return value;
    }

    private static Object pop(PyDict dict, Bound a) {
        Object value = dict.remove(a.object(0));
        if (value == null) {
            value = a.find(1).orElseThrow(() -> keyError(Repr.repr(a.object(0))));
        }
        return value;
    }

    private static Object popItem(PyDict dict) {
        Object last = null;
        for (Object key : dict.keySet()) {
            last = key;
        }
        if (last == null) {
            throw keyError("'popitem(): dictionary is empty'");
        }
        Object value = dict.remove(last);
        return PyTuple.of(last, value == null ? None.NONE : value);
    }

    private static Object fromKeys(PyDict dict, Bound a) {
        PyDict made = new PyDict();
        Iteration.of(a.object(0)).forEachRemaining(key -> made.put(key, a.object(1, None.NONE)));
        return made;
    }

    private static Object clear(PyDict dict) {
        dict.clear();
        return None.NONE;
    }

    private static Object update(PyDict dict, Arguments arguments) {
        if (arguments.size() > 1) {
            throw TemplateException.typeError("update expected at most 1 argument, got " + arguments.size());
        }
        if (arguments.size() == 1) {
            merge(dict, arguments.get(0));
        }
        dict.putAll(arguments.named());
        return None.NONE;
    }

    /// `dict(…)`.
    public static PyDict make(Arguments arguments) {
        if (arguments.size() > 1) {
            throw TemplateException.typeError("dict expected at most 1 argument, got " + arguments.size());
        }
        PyDict dict = new PyDict();
        update(dict, arguments);
        return dict;
    }

    private static void merge(PyDict dict, Object source) {
        if (source instanceof PyDict other) {
            dict.putAll(new PyDict(other));
            return;
        }
        int position = 0;
        for (Iterator<Object> items = Iteration.of(source); items.hasNext(); position++) {
            PyList pair = pair(items.next(), position);
            dict.put(pair.get(0), pair.get(1));
        }
    }

    private static PyList pair(Object item, int position) {
        if (Iteration.find(item) == null) {
            throw TemplateException.typeError(
                    "cannot convert dictionary update sequence element #" + position + " to a sequence");
        }
        PyList pair = Iteration.list(item);
        if (pair.size() != 2) {
            throw TemplateException.valueError("dictionary update sequence element #" + position + " has length "
                    + pair.size() + "; 2 is required");
        }
        return pair;
    }

    private static TemplateException keyError(String key) {
        return new TemplateException("KeyError", key);
    }
}
