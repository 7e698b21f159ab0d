package dev.feira.jinja.values;

import dev.feira.jinja.TemplateException;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Numbers of any kind: comparison across kinds and conversion.
public final class Numbers {
    private Numbers() {}

    static boolean isNan(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    /// Exact, whatever the kinds.
    static int compare(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (isFloating(left) || isFloating(right)) {
            double a = floating(left);
            double b = floating(right);
            if (a != b || !Double.isFinite(a)) {
                return Double.compare(a, b);
            }
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Object value) {
        return value instanceof Double number ? new BigDecimal(number) : Decimals.of(value);
    }

    static boolean isFloating(Object value) {
        return value instanceof Double;
    }

    public static double floating(Object value) {
        return switch (value) {
            case Double number -> number;
            case Long number -> (double) number;
            case Boolean flag -> flag ? 1 : 0;
            case Number number -> number.doubleValue();
            default -> throw TemplateException.typeError("must be real number, not " + Types.name(value));
        };
    }

    public static BigInteger big(Object integer) {
        return switch (integer) {
            case BigInteger number -> number;
            case Long number -> BigInteger.valueOf(number);
            default -> Boolean.TRUE.equals(integer) ? BigInteger.ONE : BigInteger.ZERO;
        };
    }

    /// The small form where it fits.
    public static Object integer(BigInteger number) {
        return number.bitLength() < 64 ? (Object) number.longValue() : number;
    }

    /// `int()` of a float: towards zero.
    public static Object truncate(double number) {
        if (Double.isNaN(number)) {
            throw TemplateException.valueError("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(number)) {
            throw new TemplateException("OverflowError", "cannot convert float infinity to integer");
        }
        return Math.abs(number) < 9e18 ? (Object) (long) number : integer(new BigDecimal(number).toBigInteger());
    }

    /// An index or a count.
    public static int index(Object value) {
        return switch (value) {
            case Long number -> Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Boolean flag -> flag ? 1 : 0;
            case BigInteger number -> number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            default ->
                throw TemplateException.typeError(
                        "'" + Types.name(value) + "' object cannot be interpreted as an integer");
        };
    }
}
