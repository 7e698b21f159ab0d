package dev.feira.jinja.values;

import dev.feira.jinja.Bound;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import java.util.Iterator;
import java.util.List;

/// The methods of str: letters in [Casing], cutting in [Splitting], finding in [Searching], padding in [Padding].
final class StringMethods {
    static final Methods<String> ALL = new Methods<>("str");

    static {
        Casing.register(ALL);
        Splitting.register(ALL);
        Searching.register(ALL);
        Padding.register(ALL);
        ALL.with("join", 1, List.of("iterable"), (text, a) -> join(text, a.object(0)))
                .with("replace", 2, List.of("old", "new", "count"), StringMethods::replace)
                .any("format", StringFormat::format)
                .with("format_map", 1, List.of("mapping"), StringMethods::formatMap)
                .with("translate", 1, List.of("table"), StringMethods::translate)
                .with("maketrans", 1, List.of("x", "y", "z"), (text, a) -> table(a))
                .with("encode", 0, List.of("encoding", "errors"), (text, a) -> new Bytes(text));
    }

    private StringMethods() {}

    private static Object join(String glue, Object items) {
        if (Iteration.find(items) == null) {
            throw TemplateException.typeError("can only join an iterable");
        }
        StringBuilder out = new StringBuilder();
        int index = 0;
        for (Iterator<Object> i = Iteration.of(items); i.hasNext(); index++) {
            if (!(i.next() instanceof String part)) {
                throw notText(items, index);
            }
            if (index > 0) {
                out.append(glue);
            }
            out.append(part);
        }
        return out.toString();
    }

    private static TemplateException notText(Object items, int index) {
        Object item = Iteration.list(items).get(index);
        return TemplateException.typeError(
                "sequence item " + index + ": expected str instance, " + Types.name(item) + " found");
    }

    private static Object replace(String text, Bound a) {
        return Replacing.replace(text, a.text(0), a.text(1), a.integer(2, -1));
    }

    private static Object formatMap(String text, Bound a) {
        PyDict map = (PyDict) a.object(0);
        var named = new java.util.LinkedHashMap<String, Object>();
        map.forEach((key, value) -> named.put(Repr.str(key), value));
        return StringFormat.format(text, new dev.feira.jinja.Arguments(List.of(), named));
    }

    private static Object translate(String text, Bound a) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            Object mapped = a.object(0) instanceof PyDict dict ? dict.get((long) c) : null;
            switch (mapped) {
                case null -> out.appendCodePoint(c);
                case String replacement -> out.append(replacement);
                case Long code -> out.appendCodePoint(code.intValue());
                default -> {}
            }
        });
        return out.toString();
    }

    private static Object table(Bound a) {
        PyDict table = new PyDict();
        if (!a.has(1)) {
            ((PyDict) a.object(0)).forEach((key, value) -> table.put(code(key), value));
            return table;
        }
        int[] from = a.text(0).codePoints().toArray();
        int[] to = a.text(1).codePoints().toArray();
        if (from.length != to.length) {
            throw TemplateException.valueError("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < from.length; i++) {
            table.put((long) from[i], (long) to[i]);
        }
        a.text(2, "").codePoints().forEach(c -> table.put((long) c, dev.feira.jinja.None.NONE));
        return table;
    }

    private static Object code(Object key) {
        return key instanceof String text ? (long) text.codePointAt(0) : key;
    }

    /// The prefixes or suffixes of `startswith` and `endswith`.
    static List<Object> options(Object value) {
        return value instanceof PyTuple tuple ? tuple.items() : List.of(value);
    }
}
