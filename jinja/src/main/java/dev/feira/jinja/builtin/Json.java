package dev.feira.jinja.builtin;

import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.values.Sorting;
import java.util.ArrayList;
import java.util.List;

/// Python's `json.dumps`.
public final class Json {
    private final int indent;
    private final boolean sorted;
    private final StringBuilder out = new StringBuilder();

    private Json(int indent, boolean sorted) {
        this.indent = indent;
        this.sorted = sorted;
    }

    /// With sorted keys, and with what HTML minds escaped: the filter `tojson`.
    static String htmlSafe(Object value, int indent) {
        return dumps(value, indent, true)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027");
    }

    /// On one line if `indent` is 0.
    public static String dumps(Object value, int indent, boolean sorted) {
        Json json = new Json(indent, sorted);
        json.write(value, 1);
        return json.out.toString();
    }

    private void write(Object value, int depth) {
        switch (value) {
            case None none -> out.append("null");
            case Boolean flag -> out.append(flag);
            case String text -> quote(text);
            case Double number -> out.append(number(number));
            case Long number -> out.append(number.longValue());
            case java.math.BigInteger number -> out.append(number);
            case PyList list -> items(list, depth);
            case PyTuple tuple -> items(tuple.items(), depth);
            case PyDict dict -> dict(dict, depth);
            default ->
                throw TemplateException.typeError(
                        "Object of type " + plain(Python.typeName(value)) + " is not JSON serializable");
        }
    }

    private static String plain(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        return Double.isInfinite(number) ? (number > 0 ? "Infinity" : "-Infinity") : Python.repr(number);
    }

    private void items(List<Object> items, int depth) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            separate(i, depth);
            write(items.get(i), depth + 1);
        }
        close(depth, ']');
    }

    private void dict(PyDict dict, int depth) {
        if (dict.isEmpty()) {
            out.append("{}");
            return;
        }
        List<Object> keys = new ArrayList<>(dict.keySet());
        if (sorted) {
            Sorting.sort(keys, key -> key, false);
        }
        out.append('{');
        for (int i = 0; i < keys.size(); i++) {
            separate(i, depth);
            quote(key(keys.get(i)));
            out.append(": ");
            Object value = dict.get(keys.get(i));
            write(value == null ? None.NONE : value, depth + 1);
        }
        close(depth, '}');
    }

    private static String key(Object key) {
        return switch (key) {
            case String text -> text;
            case None none -> "null";
            case Boolean flag -> flag.toString();
            case Number number -> Python.repr(number);
            default ->
                throw TemplateException.typeError(
                        "keys must be str, int, float, bool or None, not " + Python.typeName(key));
        };
    }

    private void separate(int index, int depth) {
        if (indent > 0) {
            out.append(index == 0 ? "\n" : ",\n").append(" ".repeat(indent * depth));
        } else if (index > 0) {
            out.append(", ");
        }
    }

    private void close(int depth, char bracket) {
        if (indent > 0) {
            out.append('\n').append(" ".repeat(indent * (depth - 1)));
        }
        out.append(bracket);
    }

    private void quote(String text) {
        out.append('"');
        text.chars().forEach(c -> character((char) c));
        out.append('"');
    }

    private void character(char c) {
        int simple = "\"\\\n\r\t\b\f".indexOf(c);
        if (simple >= 0) {
            out.append('\\').append("\"\\nrtbf".charAt(simple));
        } else if (c < ' ' || c > '~') {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }
}
