package dev.feira.jinja.values;

import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// `int()` and `float()`.
public final class Conversion {
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][-+]?\\d+)?");
    private static final Pattern SPECIAL = Pattern.compile("([-+]?)(inf|infinity|nan)");

    private Conversion() {}

    public static Object integer(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1L : 0L;
            case Long number -> number;
            case BigInteger number -> number;
            case Double number -> Numbers.truncate(number);
            case BigDecimal number -> Numbers.integer(number.toBigInteger());
            case String text -> integer(text, 10);
            case Undefined undefined -> throw undefined.error();
            default ->
                throw TemplateException.typeError(
                        "int() argument must be a string, a bytes-like object or a real number, not '"
                                + Types.name(value) + "'");
        };
    }

    public static Object integer(String text, int base) {
        String digits = Splitting.strip(text, Text::isSpace, true, true).toLowerCase(Locale.ROOT);
        boolean negative = digits.startsWith("-");
        String bare = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        String unprefixed = unprefixed(bare, base);
        boolean valid = unprefixed.matches("[0-9a-z]+(_[0-9a-z]+)*");
        try {
            if (!valid) {
                throw new NumberFormatException();
            }
            BigInteger number = new BigInteger(unprefixed.replace("_", ""), base);
            return Numbers.integer(negative ? number.negate() : number);
        } catch (NumberFormatException e) {
            throw new TemplateException(
                    "ValueError", "invalid literal for int() with base " + base + ": " + Repr.repr(text), e);
        }
    }

    private static String unprefixed(String text, int base) {
        String prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "";
        return !prefix.isEmpty() && text.startsWith(prefix) ? text.substring(2) : text;
    }

    public static double floating(Object value) {
        return switch (value) {
            case String text -> floating(text);
            case Undefined undefined -> throw undefined.error();
            default -> {
                if (!Types.isNumber(value)) {
                    throw TemplateException.typeError(
                            "float() argument must be a string or a real number, not '" + Types.name(value) + "'");
                }
                yield Numbers.floating(value);
            }
        };
    }

    private static double floating(String text) {
        String bare = Splitting.strip(text, Text::isSpace, true, true);
        if (FLOAT.matcher(bare).matches()) {
            return Double.parseDouble(bare.replace("_", ""));
        }
        var special = SPECIAL.matcher(bare.toLowerCase(Locale.ROOT));
        if (special.matches()) {
            double value = special.group(2).equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
            return special.group(1).equals("-") ? -value : value;
        }
        throw TemplateException.valueError("could not convert string to float: " + Repr.repr(text));
    }
}
