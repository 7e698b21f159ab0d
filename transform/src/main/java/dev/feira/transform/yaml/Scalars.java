package dev.feira.transform.yaml;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a plain scalar means in YAML 1.1, which is what Python's YAML library speaks: `yes` and `off` are truth values,
/// `010` is eight, `1_000` a thousand.
final class Scalars {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9_]*)");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x[0-9a-fA-F_]+");
    private static final Pattern BINARY = Pattern.compile("[-+]?0b[0-1_]+");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:[0-9][0-9_]*\\.[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Scalars() {}

    static @Nullable Object resolve(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> true;
            case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> false;
            case ".nan", ".NaN", ".NAN" -> Double.NaN;
            default -> startsLikeNumber(text.charAt(0)) ? number(text) : text;
        };
    }

    private static boolean startsLikeNumber(char first) {
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }

    private static Object number(String text) {
        String digits = text.replace("_", "");
        if (DECIMAL.matcher(text).matches()) {
            return whole(digits, 10);
        }
        if (OCTAL.matcher(text).matches()) {
            return whole(digits, 8);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return whole(digits.replaceFirst("0x", ""), 16);
        }
        if (BINARY.matcher(text).matches()) {
            return whole(digits.replaceFirst("0b", ""), 2);
        }
        if (FLOAT.matcher(text).matches()) {
            return Double.parseDouble(digits);
        }
        if (INFINITE.matcher(text).matches()) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return DATE.matcher(text).matches() ? date(text) : text;
    }

    private static Object whole(String digits, int radix) {
        BigInteger value = new BigInteger(digits.startsWith("+") ? digits.substring(1) : digits, radix);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private static Object date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            return text;
        }
    }
}
