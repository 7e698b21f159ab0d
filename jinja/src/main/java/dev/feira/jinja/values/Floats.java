package dev.feira.jinja.values;

import java.math.BigDecimal;
import java.math.BigInteger;

/// How Python writes floats: the shortest digits that read back the same, with an exponent below 1e-4 and from 1e16.
final class Floats {
    private Floats() {}

    static String repr(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        if (Math.abs(value) == Double.MIN_VALUE) {
            return value < 0 ? "-5e-324" : "5e-324";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigInteger digits = shortest.unscaledValue().abs();
        int exponent = digits.toString().length() - shortest.scale() - 1;
        String sign = value < 0 ? "-" : "";
        return sign + (exponent < -4 || exponent >= 16 ? scientific(digits, exponent) : plain(shortest.abs()));
    }

    private static String plain(BigDecimal value) {
        String text = value.toPlainString();
        return text.contains(".") ? text : text + ".0";
    }

    static String scientific(BigInteger digits, int exponent) {
        String text = digits.toString();
        String mantissa = text.length() == 1 ? text : text.charAt(0) + "." + text.substring(1);
        return mantissa + "e" + exponent(exponent);
    }

    /// With a sign and at least two digits.
    static String exponent(int exponent) {
        String digits = String.valueOf(Math.abs(exponent));
        return (exponent < 0 ? "-" : "+") + (digits.length() < 2 ? "0" + digits : digits);
    }
}
