package dev.feira.jinja.builtin;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.values.Sorting;
import java.util.ArrayList;
import java.util.List;

/// Python's `pprint.pformat` for lists, tuples and dicts: one line where it fits into 80 columns, otherwise one item
/// a line.
final class Pretty {
    private static final int WIDTH = 80;

    private Pretty() {}

    static String print(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, 0, 0, out);
        return out.toString();
    }

    private static void write(Object value, int indent, int allowance, StringBuilder out) {
        String line = line(value);
        if (line.length() <= WIDTH - indent - allowance) {
            out.append(line);
            return;
        }
        switch (value) {
            case PyDict dict -> writeDict(dict, indent, allowance, out);
            case PyList list -> writeItems(list, "[", "]", indent, allowance, out);
            case PyTuple tuple ->
                writeItems(tuple.items(), "(", tuple.size() == 1 ? ",)" : ")", indent, allowance, out);
            default -> out.append(line);
        }
    }

    private static String line(Object value) {
        return value instanceof PyDict dict ? Python.repr(sorted(dict)) : Python.repr(value);
    }

    private static PyDict sorted(PyDict dict) {
        List<Object> keys = new ArrayList<>(dict.keySet());
        if (keys.stream().allMatch(String.class::isInstance)) {
            Sorting.sort(keys, key -> key, false);
        }
        PyDict sorted = new PyDict();
        keys.forEach(key -> sorted.put(key, Python.item(dict, key)));
        return sorted;
    }

    private static void writeItems(
            List<Object> items, String open, String close, int indent, int allowance, StringBuilder out) {
        out.append(open);
        for (int i = 0; i < items.size(); i++) {
            boolean last = i == items.size() - 1;
            write(items.get(i), indent + 1, last ? allowance + close.length() : 1, out);
            out.append(last ? "" : ",\n" + " ".repeat(indent + 1));
        }
        out.append(close);
    }

    private static void writeDict(PyDict dict, int indent, int allowance, StringBuilder out) {
        out.append('{');
        int left = dict.size();
        for (var entry : sorted(dict).entrySet()) {
            left--;
            String key = Python.repr(entry.getKey()) + ": ";
            out.append(key);
            write(entry.getValue(), indent + 1 + key.length(), left == 0 ? allowance + 1 : 1, out);
            out.append(left == 0 ? "" : ",\n" + " ".repeat(indent + 1));
        }
        out.append('}');
    }
}
