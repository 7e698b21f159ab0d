package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `api.Column`: makes columns, and knows names of types.
final class ColumnApi implements PyObject, Callable {
    private static final Signature NEW =
            Signature.of("Column", 2, "column", "dtype", "char_size", "numeric_precision", "numeric_scale");

    @Override
    public Object call(Arguments arguments) {
        Bound bound = NEW.bind(arguments);
        return new ColumnValue(
                bound.text(0),
                bound.text(1),
                bound.has(2) ? (long) bound.integer(2) : null,
                bound.has(3) ? bound.object(3) : null,
                bound.has(4) ? bound.object(4) : null);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return name.equals("create")
                ? (Callable) arguments ->
                        ColumnValue.of(Python.str(arguments.get(0)), translate(Python.str(arguments.get(1))))
                : method(name);
    }

    static @Nullable Callable method(String name) {
        return switch (name) {
            case "translate_type" -> arguments -> translate(Python.str(arguments.get(0)));
            case "string_type" -> arguments -> stringType(((Number) arguments.get(0)).longValue());
            case "numeric_type" ->
                arguments -> numericType(
                        Python.str(arguments.get(0)), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null);
            default -> null;
        };
    }

    static String translate(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "STRING" -> "TEXT";
            case "INTEGER" -> "INT";
            default -> type;
        };
    }

    static String stringType(long size) {
        return "character varying(" + size + ")";
    }

    static String numericType(String type, @Nullable Object precision, @Nullable Object scale) {
        if (precision == null || precision == None.NONE || scale == null || scale == None.NONE) {
            return type;
        }
        return type + "(" + Python.str(precision) + "," + Python.str(scale) + ")";
    }

    @Override
    public String repr() {
        return "<class 'Column'>";
    }
}
