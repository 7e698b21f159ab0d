package dev.feira.jinja.builtin;

import dev.feira.jinja.Bound;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import dev.feira.jinja.values.Conversion;
import dev.feira.jinja.values.Numbers;
import dev.feira.jinja.values.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/// Filters about numbers.
final class NumberFilters {
    private NumberFilters() {}

    static void register(Filters filters) {
        filters.add("int", 1, List.of("value", "default", "base"), NumberFilters::integer)
                .add("float", 1, List.of("value", "default"), NumberFilters::floating)
                .add("abs", NumberFilters::absolute)
                .add("round", 1, List.of("value", "precision", "method"), NumberFilters::round);
    }

    private static Object integer(Bound a) {
        Object value = defined(a.object(0));
        try {
            return value instanceof String text
                    ? Conversion.integer(text, a.integer(2, 10))
                    : Conversion.integer(value);
        } catch (TemplateException wrong) {
            return viaFloat(value, a);
        }
    }

    private static Object viaFloat(Object value, Bound a) {
        try {
            return Numbers.truncate(Conversion.floating(value));
        } catch (TemplateException wrong) {
            return a.object(1, 0L);
        }
    }

    private static Object floating(Bound a) {
        Object value = defined(a.object(0));
        try {
            return Conversion.floating(value);
        } catch (TemplateException wrong) {
            return a.object(1, 0.0);
        }
    }

    private static Object defined(Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        return value;
    }

    private static Object absolute(Object value) {
        return switch (value) {
            case Long number -> Numbers.integer(BigInteger.valueOf(number).abs());
            case BigInteger number -> number.abs();
            case Double number -> Math.abs(number);
            case BigDecimal number -> number.abs();
            case Boolean flag -> flag ? 1L : 0L;
            default ->
                throw TemplateException.typeError(
                        "bad operand type for abs(): '" + dev.feira.jinja.Python.typeName(value) + "'");
        };
    }

    private static Object round(Bound a) {
        String method = a.text(2, "common");
        int precision = a.integer(1, 0);
        return switch (method) {
            case "common" -> Rounding.round(a.object(0), precision);
            case "ceil" -> Math.ceil(scaled(a, precision)) / Math.pow(10, precision);
            case "floor" -> Math.floor(scaled(a, precision)) / Math.pow(10, precision);
            default -> throw new TemplateException("FilterArgumentError", "method must be common, ceil or floor");
        };
    }

    private static double scaled(Bound a, int precision) {
        return Numbers.floating(a.object(0)) * Math.pow(10, precision);
    }
}
