package dev.feira.jinja.values;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `'%s' % x`.
public final class PercentFormat {
    private static final Pattern FIELD = Pattern.compile(
            "%(?:\\(([^)]*)\\))?([-+ #0]*)(\\*|\\d{1,9})?(?:\\.(\\*|\\d{1,9})?)?[hlL]?(.)", Pattern.DOTALL);

    private final String text;
    private final Object values;
    private final List<Object> items;
    private int next;
    private boolean named;

    private PercentFormat(String text, Object values) {
        this.text = text;
        this.values = values;
        this.items = values instanceof PyTuple tuple ? tuple.items() : List.of(values);
    }

    public static String format(String text, Object values) {
        return new PercentFormat(text, values).run();
    }

    private String run() {
        StringBuilder out = new StringBuilder();
        Matcher field = FIELD.matcher(text);
        int at = 0;
        for (int percent = text.indexOf('%'); percent >= 0; percent = text.indexOf('%', at)) {
            out.append(text, at, percent);
            if (!field.region(percent, text.length()).lookingAt()) {
                throw TemplateException.valueError("incomplete format");
            }
            out.append(field(field));
            at = field.end();
        }
        if (next < items.size() && !named && !isMapping(values)) {
            throw TemplateException.typeError("not all arguments converted during string formatting");
        }
        return out.append(text, at, text.length()).toString();
    }

    /// What has items by key takes names, so that it may be left over.
    private static boolean isMapping(Object values) {
        return values instanceof PyDict
                || values instanceof PyList
                || values instanceof Undefined
                || values instanceof Range;
    }

    private String field(Matcher field) {
        char conversion = field.group(5).charAt(0);
        if (conversion == '%') {
            return "%";
        }
        String flags = field.group(2);
        int width = number(field.group(3), 0);
        if (width < 0) {
            flags += "-";
            width = -width;
        }
        boolean dotted = field.end(5) > 0
                && text.substring(field.start(), field.start(5)).contains(".");
        int precision = dotted && !isNameDot(field) ? number(field.group(4), 0) : -1;
        Object value = field.group(1) == null ? take() : lookUp(field.group(1));
        return padded(converted(value, conversion, flags, precision, field.start(5)), flags, width, conversion);
    }

    private boolean isNameDot(Matcher field) {
        int from = field.group(1) == null ? field.start() : field.end(1) + 1;
        return !text.substring(from, field.start(5)).contains(".");
    }

    private int number(String spec, int otherwise) {
        if (spec == null) {
            return otherwise;
        }
        return spec.equals("*") ? Numbers.index(take()) : Integer.parseInt(spec);
    }

    private Object take() {
        if (next >= items.size()) {
            throw TemplateException.typeError("not enough arguments for format string");
        }
        return items.get(next++);
    }

    private Object lookUp(String key) {
        if (!(values instanceof PyDict dict)) {
            throw TemplateException.typeError("format requires a mapping");
        }
        named = true;
        Object value = dict.get(key);
        if (value == null) {
            throw new TemplateException("KeyError", Repr.repr(key));
        }
        return value;
    }

    private static String converted(Object value, char conversion, String flags, int precision, int position) {
        return switch (conversion) {
            case 's' -> cut(Repr.str(value), precision);
            case 'r', 'a' -> cut(Repr.repr(value), precision);
            case 'c' -> character(value);
            case 'd', 'i', 'u' -> signed(whole(value, conversion), 10, flags, precision, "");
            case 'x' -> signed(whole(value, conversion), 16, flags, precision, flags.contains("#") ? "0x" : "");
            case 'X' ->
                signed(whole(value, conversion), 16, flags, precision, flags.contains("#") ? "0x" : "")
                        .toUpperCase(Locale.ROOT);
            case 'o' -> signed(whole(value, conversion), 8, flags, precision, flags.contains("#") ? "0o" : "");
            case 'e', 'E', 'f', 'F', 'g', 'G' -> floating(value, conversion, flags, precision);
            default ->
                throw TemplateException.valueError("unsupported format character '" + conversion + "' (0x"
                        + Integer.toHexString(conversion) + ") at index " + position);
        };
    }

    private static String cut(String text, int precision) {
        return precision >= 0 && precision < Text.length(text) ? Text.slice(text, 0, precision) : text;
    }

    private static String character(Object value) {
        if (value instanceof String text && Text.length(text) == 1) {
            return text;
        }
        if (value instanceof Long code) {
            return Character.toString(code.intValue());
        }
        throw TemplateException.typeError("%c requires int or char");
    }

    private static BigInteger whole(Object value, char conversion) {
        if (Types.isInteger(value)) {
            return Numbers.big(value);
        }
        boolean truncates = conversion == 'd' || conversion == 'i' || conversion == 'u';
        if (value instanceof Double number && truncates) {
            return Numbers.big(Numbers.truncate(number));
        }
        if (value instanceof BigDecimal number && truncates) {
            return number.toBigInteger();
        }
        String wanted = truncates ? "a real number is required" : "an integer is required";
        throw TemplateException.typeError("%" + conversion + " format: " + wanted + ", not " + Types.name(value));
    }

    private static String signed(BigInteger value, int radix, String flags, int precision, String prefix) {
        String digits = value.abs().toString(radix);
        String padded = precision > digits.length() ? "0".repeat(precision - digits.length()) + digits : digits;
        return sign(value.signum() < 0, flags) + prefix + padded;
    }

    private static String floating(Object value, char conversion, String flags, int precision) {
        if (!Types.isNumber(value)) {
            throw TemplateException.typeError("must be real number, not " + Types.name(value));
        }
        double number = Numbers.floating(value);
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        String digits = NumberText.of(number, conversion, precision < 0 ? 6 : precision, flags.contains("#"));
        return sign(negative, flags) + digits;
    }

    private static String sign(boolean negative, String flags) {
        return negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    }

    private static String padded(String text, String flags, int width, char conversion) {
        if (flags.contains("-")) {
            return Padding.right(text, width, " ");
        }
        boolean zeros = flags.contains("0") && "diuoxXeEfFgG".indexOf(conversion) >= 0;
        if (!zeros) {
            return Padding.left(text, width, " ");
        }
        int head = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
        boolean prefixed = text.regionMatches(true, head, "0x", 0, 2) || text.startsWith("0o", head);
        int start = prefixed ? head + 2 : head;
        return text.substring(0, start) + Padding.left(text.substring(start), width - start, "0");
    }
}
