package dev.feira.transform.adapter;

import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `table.columns`: by position, by name, one after the other.
record AgateColumns(AgateTable table) implements PyObject {
    @Override
    public @Nullable Object item(Object key) {
        if (key instanceof Long) {
            return AgateTable.item(all(), key);
        }
        int index = table.names().indexOf(Python.str(key));
        return index < 0 ? null : new AgateColumn(table, index);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "keys" -> (Callable) arguments -> new PyTuple(List.copyOf(table.names()));
            case "values" -> (Callable) arguments -> new PyTuple(all());
            default -> null;
        };
    }

    private List<Object> all() {
        return IntStream.range(0, length())
                .<Object>mapToObj(index -> new AgateColumn(table, index))
                .toList();
    }

    @Override
    public Iterator<Object> iterator() {
        return all().iterator();
    }

    @Override
    public int length() {
        return table.names().size();
    }

    @Override
    public String repr() {
        return "<agate columns " + table.names() + ">";
    }
}
