package dev.feira.jinja.values;

import dev.feira.jinja.TemplateException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mini-language behind the colon in `'{:>10,.2f}'.format(x)`.
public final class FormatSpec {
    private static final Pattern SPEC = Pattern.compile(
            "(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\\d{1,9})?([,_])?(?:\\.(\\d{1,9}))?([a-zA-Z%])?", Pattern.DOTALL);

    private final Matcher parts;
    private final char presentation;

    private FormatSpec(Matcher parts) {
        this.parts = parts;
        this.presentation = parts.group(10) == null ? 0 : parts.group(10).charAt(0);
    }

    public static String format(Object value, String spec) {
        if (value instanceof Temporal temporal) {
            return spec.isEmpty() ? temporal.str() : temporal.format(spec);
        }
        if (spec.isEmpty()) {
            return Repr.str(value);
        }
        boolean formattable = value instanceof String || Types.isNumber(value);
        if (!formattable) {
            throw unsupported(value);
        }
        Matcher parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            throw TemplateException.valueError(
                    "Invalid format specifier '" + spec + "' for object of type '" + Types.name(value) + "'");
        }
        return new FormatSpec(parts).apply(value);
    }

    private static TemplateException unsupported(Object value) {
        return TemplateException.typeError("unsupported format string passed to " + Types.name(value) + ".__format__");
    }

    private String apply(Object value) {
        if (value instanceof String text) {
            return string(text);
        }
        boolean flagText = value instanceof Boolean && presentation == 0;
        Object number = value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : value;
        if (flagText && parts.group(3) == null && parts.group(8) == null) {
            return aligned("", number.toString(), '>');
        }
        if (Types.isInteger(number) && "eEfFgG%".indexOf(presentation) < 0) {
            return integer(Numbers.big(number));
        }
        return real(Types.isInteger(number) ? (Object) Numbers.floating(number) : number);
    }

    private String string(String text) {
        if (presentation != 0 && presentation != 's') {
            throw unknown("str");
        }
        refuse(parts.group(3) != null, "Sign not allowed in string format specifier");
        refuse("=".equals(parts.group(2)), "'=' alignment not allowed in string format specifier");
        refuse(parts.group(8) != null, "Cannot specify '" + parts.group(8) + "' with 's'.");
        int precision = precision(-1);
        boolean cut = precision >= 0 && precision < Text.length(text);
        return aligned("", cut ? Text.slice(text, 0, precision) : text, '<');
    }

    private String integer(BigInteger value) {
        refuse(parts.group(9) != null, "Precision not allowed in integer format specifier");
        String digits = digits(value.abs());
        return number(
                sign(value.signum() < 0) + prefix(),
                digits,
                presentation == 0 || presentation == 'd' || presentation == 'n' ? 3 : 4);
    }

    private String digits(BigInteger value) {
        return switch (presentation) {
            case 0, 'd', 'n' -> value.toString();
            case 'x' -> value.toString(16);
            case 'X' -> value.toString(16).toUpperCase(Locale.ROOT);
            case 'o' -> value.toString(8);
            case 'b' -> value.toString(2);
            case 'c' -> Character.toString(value.intValue());
            default -> throw unknown("int");
        };
    }

    private String prefix() {
        if (parts.group(5) == null) {
            return "";
        }
        return "xXob".indexOf(presentation) >= 0 ? "0" + presentation : "";
    }

    private String real(Object value) {
        boolean percent = presentation == '%';
        boolean negative = NumberText.negative(value);
        String digits = percent ? percent(value) : realDigits(value);
        return number(sign(negative), digits, 3);
    }

    private String percent(Object value) {
        Object scaled = value instanceof BigDecimal decimal
                ? decimal.movePointRight(2)
                : (Object) (Numbers.floating(value) * 100);
        return NumberText.of(scaled, 'f', precision(6), parts.group(5) != null) + "%";
    }

    private String realDigits(Object value) {
        boolean alternate = parts.group(5) != null;
        if ("eEfFgGn".indexOf(presentation) >= 0 && presentation != 0) {
            if (value instanceof BigDecimal decimal && parts.group(9) == null) {
                return presentation == 'f' || presentation == 'F'
                        ? decimal.abs().toPlainString()
                        : Decimals.str(decimal.abs());
            }
            return NumberText.of(value, presentation == 'n' ? 'g' : presentation, precision(6), alternate);
        }
        if (presentation != 0) {
            throw unknown(value instanceof BigDecimal ? "Decimal" : "float");
        }
        if (parts.group(9) == null) {
            String text = value instanceof BigDecimal decimal
                    ? Decimals.str(decimal.abs())
                    : Floats.repr(Math.abs(Numbers.floating(value)));
            return text;
        }
        return shortest(value, alternate);
    }

    /// No presentation but a precision: as `g`, with at least one digit behind the point.
    private String shortest(Object value, boolean alternate) {
        String text = NumberText.of(value, 'g', precision(6), alternate);
        int exponent = text.indexOf('e');
        boolean whole = text.indexOf('.') < 0 && exponent < 0 && !text.contains("n");
        if (!whole) {
            return text;
        }
        int precision = Math.max(1, precision(6));
        return text.length() >= precision ? NumberText.of(value, 'e', precision - 1, alternate) : text + ".0";
    }

    /// Grouping, then alignment; zeros that pad a number are grouped too.
    private String number(String sign, String digits, int group) {
        int width = width();
        boolean zeros = parts.group(6) != null && parts.group(2) == null;
        boolean fills = zeros || ("=".equals(parts.group(2)) && "0".equals(fill()));
        if (parts.group(8) == null) {
            return aligned(sign, digits, '>');
        }
        String separator = parts.group(8);
        int end = wholeEnd(digits);
        String fraction = digits.substring(end);
        String whole = grouped(digits.substring(0, end), separator, group);
        while (fills && sign.length() + whole.length() + fraction.length() < width) {
            String bare = "0" + whole.replace(separator, "");
            whole = grouped(bare, separator, group);
        }
        return aligned(sign, whole + fraction, '>');
    }

    private static int wholeEnd(String digits) {
        int end = 0;
        while (end < digits.length() && Character.isLetterOrDigit(digits.charAt(end)) && digits.charAt(end) != 'e') {
            end++;
        }
        return end;
    }

    private static String grouped(String digits, String separator, int group) {
        StringBuilder out = new StringBuilder(digits);
        for (int at = digits.length() - group; at > 0; at -= group) {
            out.insert(at, separator);
        }
        return out.toString();
    }

    private String aligned(String sign, String text, char otherwise) {
        boolean zeros = parts.group(6) != null && parts.group(2) == null;
        char align =
                parts.group(2) != null ? parts.group(2).charAt(0) : zeros ? (otherwise == '<' ? '<' : '=') : otherwise;
        String whole = sign + text;
        return switch (align) {
            case '<' -> Padding.right(whole, width(), fill());
            case '^' -> middle(whole, width(), fill());
            case '=' -> sign + Padding.left(text, width() - sign.length(), fill());
            default -> Padding.left(whole, width(), fill());
        };
    }

    /// Unlike `str.center`, of an odd rest the bigger half goes right.
    private static String middle(String text, int width, String fill) {
        int rest = Math.max(0, width - Text.length(text));
        return fill.repeat(rest / 2) + text + fill.repeat(rest - rest / 2);
    }

    private String fill() {
        if (parts.group(1) != null) {
            return parts.group(1);
        }
        return parts.group(6) != null && parts.group(2) == null ? "0" : parts.group(6) != null ? "0" : " ";
    }

    private int width() {
        int width = parts.group(7) == null ? 0 : Integer.parseInt(parts.group(7));
        Limits.check(width);
        return width;
    }

    private int precision(int otherwise) {
        return parts.group(9) == null ? otherwise : Integer.parseInt(parts.group(9));
    }

    private String sign(boolean negative) {
        String sign = parts.group(3);
        return negative ? "-" : sign == null || sign.equals("-") ? "" : sign;
    }

    private static void refuse(boolean wrong, String message) {
        if (wrong) {
            throw TemplateException.valueError(message);
        }
    }

    private TemplateException unknown(String type) {
        return TemplateException.valueError(
                "Unknown format code '" + presentation + "' for object of type '" + type + "'");
    }
}
