package dev.feira.transform.adapter;

import dev.feira.jinja.Callable;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `table.rows`.
record AgateRows(List<AgateRow> rows) implements PyObject {
    @Override
    public @Nullable Object item(Object key) {
        return AgateTable.item(rows, key);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return name.equals("values") ? (Callable) arguments -> new PyList(rows) : null;
    }

    @Override
    public Iterator<Object> iterator() {
        return List.<Object>copyOf(rows).iterator();
    }

    @Override
    public int length() {
        return rows.size();
    }

    @Override
    public String repr() {
        return "<agate rows " + rows.size() + ">";
    }
}
