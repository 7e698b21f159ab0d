package dev.feira.jinja.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers written as `e`, `f`, `g` and `%` presentations demand: digits without sign, grouping or padding.
final class NumberText {
    private NumberText() {}

    /// The absolute value in the presentation; `alternate` keeps the point (`#`).
    static String of(Object number, char presentation, int precision, boolean alternate) {
        if (number instanceof Double value && !Double.isFinite(value)) {
            String text = Double.isNaN(value) ? "nan" : "inf";
            return Character.isUpperCase(presentation) ? text.toUpperCase(java.util.Locale.ROOT) : text;
        }
        BigDecimal exact = exact(number).abs();
        Limits.check(precision);
        String text = switch (Character.toLowerCase(presentation)) {
            case 'f' -> fixed(exact, precision);
            case 'e' -> scientific(exact, precision);
            default -> general(exact, precision == 0 ? 1 : precision, alternate);
        };
        if (alternate && text.indexOf('.') < 0) {
            int e = text.indexOf('e');
            text = e < 0 ? text + "." : text.substring(0, e) + "." + text.substring(e);
        }
        return Character.isUpperCase(presentation) ? text.toUpperCase(java.util.Locale.ROOT) : text;
    }

    static BigDecimal exact(Object number) {
        return number instanceof Double value ? new BigDecimal(value) : Decimals.of(number);
    }

    static String fixed(BigDecimal value, int precision) {
        return value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(BigDecimal value, int precision) {
        if (value.signum() == 0) {
            return (precision == 0 ? "0" : "0." + "0".repeat(precision)) + "e+00";
        }
        BigDecimal rounded = value.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = exponent(rounded);
        BigInteger digits = rounded.movePointRight(precision - exponent).toBigInteger();
        String text = digits.toString();
        String mantissa = precision == 0 ? text : text.charAt(0) + "." + text.substring(1);
        return mantissa + "e" + Floats.exponent(exponent);
    }

    private static String general(BigDecimal value, int precision, boolean alternate) {
        BigDecimal rounded = value.round(new MathContext(precision, RoundingMode.HALF_EVEN));
        int exponent = value.signum() == 0 ? 0 : exponent(rounded);
        if (exponent < -4 || exponent >= precision) {
            String text = scientific(value, precision - 1);
            int e = text.indexOf('e');
            return alternate ? text : withoutZeros(text.substring(0, e)) + text.substring(e);
        }
        String text = fixed(rounded, Math.max(0, precision - 1 - exponent));
        return alternate ? text : withoutZeros(text);
    }

    private static String withoutZeros(String text) {
        return text.indexOf('.') < 0 ? text : text.replaceAll("\\.?0+$", "");
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    /// Whether it is written with a minus: `-0.0` is.
    static boolean negative(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() < 0;
        }
        double number = Numbers.floating(value);
        return number < 0 || (number == 0 && 1 / number < 0);
    }
}
