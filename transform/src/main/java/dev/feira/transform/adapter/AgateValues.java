package dev.feira.transform.adapter;

import dev.feira.jinja.Python;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What agate makes of a database's values: floating-point numbers become decimals, the rest stays.
final class AgateValues {
    private AgateValues() {}

    static Object of(@Nullable Object value) {
        return switch (value) {
            case Double real when Double.isFinite(real) -> new BigDecimal(Python.str(Python.value(real)));
            case Float real when Float.isFinite(real) -> new BigDecimal(Float.toString(real));
            case BigInteger whole when whole.bitLength() < Long.SIZE -> whole.longValue();
            case null, default -> Python.value(value);
        };
    }

    /// Agate's name for a column of the engine's type.
    static String type(String engineType) {
        String type = engineType.toUpperCase(Locale.ROOT);
        if (type.startsWith("DECIMAL") || type.equals("DOUBLE") || type.equals("FLOAT")) {
            return "Number";
        }
        if (type.endsWith("INT") || type.equals("INTEGER") || type.equals("UINTEGER")) {
            return "Integer";
        }
        return switch (type) {
            case "BOOLEAN" -> "Boolean";
            case "DATE" -> "Date";
            default -> type.startsWith("TIMESTAMP") ? "DateTime" : "Text";
        };
    }
}
