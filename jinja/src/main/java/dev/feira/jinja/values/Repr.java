package dev.feira.jinja.values;

import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// `str()` and `repr()`.
public final class Repr {
    private static final int DEEPEST = 200;

    private Repr() {}

    public static String str(Object value) {
        return switch (value) {
            case String text -> text;
            case BigDecimal number -> Decimals.str(number);
            case Undefined undefined -> "";
            case PyObject object -> object.str();
            default -> repr(value);
        };
    }

    public static String repr(Object value) {
        if (value instanceof String text) {
            return Quoting.quote(text);
        }
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out, int depth) {
        if (depth > DEEPEST) {
            throw new TemplateException(
                    "RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
        }
        switch (value) {
            case String text -> out.append(Quoting.quote(text));
            case None none -> out.append("None");
            case Boolean flag -> out.append(flag ? "True" : "False");
            case Double number -> out.append(Floats.repr(number));
            case BigDecimal number ->
                out.append("Decimal('").append(Decimals.str(number)).append("')");
            case PyList list -> join(list, "[", "]", out, depth);
            case PyTuple tuple -> join(tuple.items(), "(", tuple.size() == 1 ? ",)" : ")", out, depth);
            case PySet set -> writeSet(set, out, depth);
            case PyDict dict -> writeDict(dict, out, depth);
            case Undefined undefined -> out.append("Undefined");
            case PyObject object -> out.append(object.repr());
            case Long number -> out.append(number.longValue());
            case java.math.BigInteger number -> out.append(number);
            default -> out.append("<").append(Types.name(value)).append(" object>");
        }
    }

    private static void join(Collection<Object> items, String open, String close, StringBuilder out, int depth) {
        out.append(open);
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                out.append(", ");
            }
            first = false;
            write(item, out, depth + 1);
        }
        out.append(close);
    }

    private static void writeSet(PySet set, StringBuilder out, int depth) {
        if (set.isEmpty()) {
            out.append("set()");
        } else {
            join(set, "{", "}", out, depth);
        }
    }

    private static void writeDict(PyDict dict, StringBuilder out, int depth) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<Object, Object> entry : dict.entrySet()) {
            if (!first) {
                out.append(", ");
            }
            first = false;
            write(entry.getKey(), out, depth + 1);
            out.append(": ");
            write(entry.getValue(), out, depth + 1);
        }
        out.append('}');
    }

    /// `'name'`, as messages quote a name that may be missing.
    static String quoted(Optional<String> name) {
        return name.map(Quoting::quote).orElse("None");
    }
}
