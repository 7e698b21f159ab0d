package dev.feira.transform.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.jinja.None;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON as Python's `json.dumps` writes it: a blank after `,` and `:`, other than ASCII escaped.
public final class PythonJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PythonJson() {}

    /// The text as plain Java values.
    public static @Nullable Object read(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    /// Throws `IllegalArgumentException` for a value that JSON has no form for.
    public static String write(@Nullable Object value, boolean sorted) {
        StringBuilder text = new StringBuilder();
        write(value, sorted, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, boolean sorted, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case None ignored -> text.append("null");
            case Boolean flag -> text.append(flag);
            case String string -> quote(string, text);
            case BigDecimal decimal -> throw new IllegalArgumentException("a decimal is not JSON: " + decimal);
            case Double number when number.isNaN() -> text.append("NaN");
            case Double number when number.isInfinite() -> text.append(number > 0 ? "Infinity" : "-Infinity");
            case Number number -> text.append(Python.str(number));
            case Map<?, ?> map -> object(map, sorted, text);
            case PyTuple tuple -> array(tuple.items().iterator(), sorted, text);
            case Set<?> set -> throw new IllegalArgumentException("a set is not JSON: " + set);
            case Collection<?> list -> array(list.iterator(), sorted, text);
            default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
        }
    }

    private static void object(Map<?, ?> map, boolean sorted, StringBuilder text) {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>(map);
        if (sorted) {
            Map<Object, @Nullable Object> inOrder =
                    new TreeMap<>((a, b) -> Python.str(a).compareTo(Python.str(b)));
            inOrder.putAll(entries);
            entries = inOrder;
        }
        text.append('{');
        String separator = "";
        for (Map.Entry<Object, @Nullable Object> entry : entries.entrySet()) {
            text.append(separator);
            quote(entry.getKey() instanceof Boolean flag ? flag.toString() : Python.str(entry.getKey()), text);
            text.append(": ");
            write(entry.getValue(), sorted, text);
            separator = ", ";
        }
        text.append('}');
    }

    private static void array(Iterator<?> items, boolean sorted, StringBuilder text) {
        text.append('[');
        String separator = "";
        while (items.hasNext()) {
            text.append(separator);
            write(items.next(), sorted, text);
            separator = ", ";
        }
        text.append(']');
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char letter = string.charAt(i);
            switch (letter) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (letter < ' ' || letter > '~') {
                        text.append(String.format("\\u%04x", (int) letter));
                    } else {
                        text.append(letter);
                    }
                }
            }
        }
        text.append('"');
    }
}
