package dev.feira.jinja.values;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import java.util.Iterator;
import java.util.Map;

/// What `keys()`, `values()` and `items()` of a dict give: a window on the dict.
final class DictView implements PyObject {
    enum Kind {
        KEYS("dict_keys"),
        VALUES("dict_values"),
        ITEMS("dict_items");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private final PyDict dict;
    private final Kind kind;

    DictView(PyDict dict, Kind kind) {
        this.dict = dict;
        this.kind = kind;
    }

    @Override
    public Iterator<Object> iterator() {
        return Iteration.guarded(dict.entrySet(), this::part, "dictionary");
    }

    private Object part(Map.Entry<Object, Object> entry) {
        return switch (kind) {
            case KEYS -> entry.getKey();
            case VALUES -> entry.getValue();
            case ITEMS -> PyTuple.of(entry.getKey(), entry.getValue());
        };
    }

    boolean contains(Object item) {
        return kind == Kind.KEYS ? dict.containsKey(item) : Iteration.list(this).contains(item);
    }

    @Override
    public int length() {
        return dict.size();
    }

    @Override
    public String typeName() {
        return kind.type;
    }

    @Override
    public String repr() {
        return kind.type + "(" + Repr.repr(Iteration.list(this)) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return kind != Kind.VALUES
                && other instanceof DictView view
                && new PySet(Iteration.list(this)).equals(new PySet(Iteration.list(view)));
    }

    @Override
    public int hashCode() {
        return new PyList(Iteration.list(this)).size();
    }
}
