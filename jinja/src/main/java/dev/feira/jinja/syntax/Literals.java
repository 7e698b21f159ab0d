package dev.feira.jinja.syntax;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Python's notation of strings and numbers.
public final class Literals {
    private static final String DIGITS = "(?:\\d+_)*\\d+";
    private static final Pattern FLOAT =
            Pattern.compile(DIGITS + "(?:(?:\\." + DIGITS + ")?[eE][+-]?" + DIGITS + "|\\." + DIGITS + ")");
    private static final Pattern INTEGER =
            Pattern.compile("0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\\da-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");

    private Literals() {}

    /// Where the number with a point or an exponent that begins at `at` ends; `at` itself if there is none.
    static int floatEnd(String text, int at, int length) {
        return end(FLOAT, text, at, length);
    }

    static int integerEnd(String text, int at, int length) {
        return end(INTEGER, text, at, length);
    }

    private static int end(Pattern pattern, String text, int at, int length) {
        Matcher matcher = pattern.matcher(text).region(at, length);
        return matcher.lookingAt() ? matcher.end() : at;
    }

    static Double floating(String text) {
        return Double.valueOf(text.replace("_", ""));
    }

    static Object integer(String text) {
        String digits = text.replace("_", "");
        if (digits.length() < 3 || Character.isDigit(digits.charAt(1))) {
            return number(digits, 10);
        }
        int radix = switch (Character.toLowerCase(digits.charAt(1))) {
            case 'b' -> 2;
            case 'o' -> 8;
            default -> 16;
        };
        return number(digits.substring(2), radix);
    }

    private static Object number(String digits, int radix) {
        if (digits.length() < 16) {
            return Long.parseLong(digits, radix);
        }
        BigInteger big = new BigInteger(digits, radix);
        return big.bitLength() < 64 ? (Object) big.longValue() : big;
    }

    /// The text between quotes with its escapes resolved.
    public static String string(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at++);
            if (c == '\\' && at < raw.length()) {
                at = escape(raw, at, out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int escape(String raw, int at, StringBuilder out) {
        char c = raw.charAt(at);
        int simple = "abfnrtv\\'\"".indexOf(c);
        if (simple >= 0) {
            out.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple));
            return at + 1;
        }
        return switch (c) {
            case '\n' -> at + 1;
            case 'x' -> code(raw, at, 2, out);
            case 'u' -> code(raw, at, 4, out);
            case 'U' -> code(raw, at, 8, out);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(raw, at, out);
            default -> {
                out.append('\\').append(c);
                yield at + 1;
            }
        };
    }

    private static int code(String raw, int at, int digits, StringBuilder out) {
        int end = at + 1 + digits;
        if (end > raw.length() || !raw.substring(at + 1, end).matches("[\\da-fA-F]+")) {
            out.append('\\').append(raw.charAt(at));
            return at + 1;
        }
        out.appendCodePoint(Integer.parseInt(raw.substring(at + 1, end), 16));
        return end;
    }

    private static int octal(String raw, int at, StringBuilder out) {
        int end = at;
        while (end < raw.length() && end < at + 3 && "01234567".indexOf(raw.charAt(end)) >= 0) {
            end++;
        }
        out.append((char) Integer.parseInt(raw.substring(at, end), 8));
        return end;
    }
}
