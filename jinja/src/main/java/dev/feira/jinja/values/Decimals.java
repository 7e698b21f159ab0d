package dev.feira.jinja.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Python's `decimal.Decimal` with its default context of 28 digits.
final class Decimals {
    static final MathContext CONTEXT = new MathContext(28, RoundingMode.HALF_EVEN);

    private Decimals() {}

    /// Scientific from an exponent above zero or below 1e-6, as Decimal's `str`.
    static String str(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        if (value.scale() >= 0 && exponent >= -6) {
            return value.toPlainString();
        }
        String digits = value.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value.signum() < 0 ? "-" : "") + mantissa + "E" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    static BigDecimal of(Object integer) {
        return switch (integer) {
            case BigDecimal number -> number;
            case BigInteger number -> new BigDecimal(number);
            case Long number -> BigDecimal.valueOf(number);
            default -> BigDecimal.valueOf(Boolean.TRUE.equals(integer) ? 1 : 0);
        };
    }

    static BigDecimal divide(BigDecimal left, BigDecimal right) {
        BigDecimal exact = left.divide(right, CONTEXT);
        int ideal = left.scale() - right.scale();
        BigDecimal stripped = exact.stripTrailingZeros();
        return stripped.scale() < ideal ? stripped.setScale(Math.max(ideal, 0), RoundingMode.UNNECESSARY) : stripped;
    }
}
