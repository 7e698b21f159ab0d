package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column of a relation, as macros handle it.
///
/// @param dtype the engine's own word for the type
/// @param size of text, null when not limited
public record ColumnValue(
        String name,
        String dtype,
        @Nullable Long size,
        @Nullable Object precision,
        @Nullable Object scale) implements PyObject {
    private static final Set<String> STRINGS = Set.of("text", "character varying", "character", "varchar");
    private static final Set<String> FLOATS = Set.of("real", "float4", "float", "double precision", "float8", "double");
    private static final Set<String> INTEGERS = Set.of(
            "tinyint",
            "utinyint",
            "smallint",
            "integer",
            "bigint",
            "hugeint",
            "usmallint",
            "uinteger",
            "ubigint",
            "smallserial",
            "serial",
            "bigserial",
            "int2",
            "int4",
            "int8",
            "serial2",
            "serial4",
            "serial8");

    public static ColumnValue of(String name, String dtype) {
        return new ColumnValue(name, dtype, null, null, null);
    }

    String quoted() {
        return Relation.quoted(name);
    }

    /// The type with its size: what a definition of the column says.
    public String dataType() {
        if (isString()) {
            return ColumnApi.stringType(size == null ? 256 : size);
        }
        return isNumeric() && precision != null ? ColumnApi.numericType(dtype, precision, scale) : dtype;
    }

    boolean isString() {
        return STRINGS.contains(dtype.toLowerCase(Locale.ROOT));
    }

    boolean isNumeric() {
        String type = dtype.toLowerCase(Locale.ROOT);
        return type.equals("numeric") || type.equals("decimal");
    }

    boolean isInteger() {
        return INTEGERS.contains(dtype.toLowerCase(Locale.ROOT));
    }

    boolean isFloat() {
        return FLOATS.contains(dtype.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        return switch (attribute) {
            case "name", "column" -> name;
            case "dtype" -> dtype;
            case "quoted" -> quoted();
            case "data_type", "expanded_data_type" -> dataType();
            case "char_size" -> size == null ? None.NONE : size;
            case "numeric_precision" -> precision == null ? None.NONE : precision;
            case "numeric_scale" -> scale == null ? None.NONE : scale;
            default -> method(attribute);
        };
    }

    private @Nullable Callable method(String method) {
        return switch (method) {
            case "is_string" -> arguments -> isString();
            case "is_numeric" -> arguments -> isNumeric();
            case "is_integer" -> arguments -> isInteger();
            case "is_float" -> arguments -> isFloat();
            case "is_number" -> arguments -> isNumeric() || isInteger() || isFloat();
            case "string_size" -> arguments -> size == null ? 256L : size;
            case "can_expand_to" -> this::canExpandTo;
            case "literal" -> arguments -> Python.str(arguments.get(0)) + "::" + dataType();
            case "string_type", "numeric_type", "translate_type" -> ColumnApi.method(method);
            default -> null;
        };
    }

    /// Whether this is text and the other column is text with more room.
    private boolean canExpandTo(Arguments arguments) {
        return arguments.find(0, "other_column").orElse(None.NONE) instanceof ColumnValue other
                && isString()
                && other.isString()
                && (other.size == null ? 256 : other.size) > (size == null ? 256 : size);
    }

    @Override
    public String typeName() {
        return "Column";
    }

    @Override
    public String repr() {
        return "<Column " + name + " (" + dataType() + ")>";
    }
}
