package dev.feira.jinja.values;

import dev.feira.jinja.Bound;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/// Cutting strings: split, lines, partition, strip.
public final class Splitting {
    private Splitting() {}

    static void register(Methods<String> methods) {
        List<String> split = List.of("sep", "maxsplit");
        methods.with(
                        "split",
                        0,
                        split,
                        (text, a) ->
                                a.has(0) ? split(text, separator(a), a.integer(1, -1)) : words(text, a.integer(1, -1)))
                .with(
                        "rsplit",
                        0,
                        split,
                        (text, a) -> a.has(0)
                                ? splitFromRight(text, separator(a), a.integer(1, -1))
                                : wordsFromRight(text, a.integer(1, -1)))
                .with("splitlines", 0, List.of("keepends"), (text, a) -> lines(text, a.flag(0, false)))
                .with("partition", 1, List.of("sep"), (text, a) -> partition(text, separator(a), false))
                .with("rpartition", 1, List.of("sep"), (text, a) -> partition(text, separator(a), true))
                .with("strip", 0, List.of("chars"), (text, a) -> strip(text, characters(a), true, true))
                .with("lstrip", 0, List.of("chars"), (text, a) -> strip(text, characters(a), true, false))
                .with("rstrip", 0, List.of("chars"), (text, a) -> strip(text, characters(a), false, true))
                .with("removeprefix", 1, List.of("prefix"), Splitting::removePrefix)
                .with("removesuffix", 1, List.of("suffix"), Splitting::removeSuffix);
    }

    private static String separator(Bound a) {
        String separator = a.text(0);
        if (separator.isEmpty()) {
            throw TemplateException.valueError("empty separator");
        }
        return separator;
    }

    private static PyList split(String text, String separator, int most) {
        PyList parts = new PyList();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() != most; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static PyList splitFromRight(String text, String separator, int most) {
        PyList parts = new PyList();
        int to = text.length();
        int at = text.lastIndexOf(separator);
        while (at >= 0 && parts.size() != most) {
            parts.add(text.substring(at + separator.length(), to));
            to = at;
            at = to < separator.length() ? -1 : text.lastIndexOf(separator, to - separator.length());
        }
        parts.add(text.substring(0, to));
        Collections.reverse(parts);
        return parts;
    }

    private static PyList words(String text, int most) {
        PyList parts = new PyList();
        int at = skip(text, 0, true);
        while (at < text.length()) {
            if (parts.size() == most) {
                parts.add(strip(text.substring(at), Text::isSpace, false, true));
                return parts;
            }
            int end = skip(text, at, false);
            parts.add(text.substring(at, end));
            at = skip(text, end, true);
        }
        return parts;
    }

    private static int skip(String text, int from, boolean spaces) {
        int at = from;
        while (at < text.length() && Text.isSpace(text.charAt(at)) == spaces) {
            at++;
        }
        return at;
    }

    private static PyList wordsFromRight(String text, int most) {
        PyList parts = new PyList();
        String rest = strip(text, Text::isSpace, false, true);
        while (!rest.isEmpty()) {
            if (parts.size() == most) {
                parts.add(strip(rest, Text::isSpace, true, false));
                break;
            }
            int start = rest.length();
            while (start > 0 && !Text.isSpace(rest.charAt(start - 1))) {
                start--;
            }
            parts.add(rest.substring(start));
            rest = strip(rest.substring(0, start), Text::isSpace, false, true);
        }
        Collections.reverse(parts);
        return parts;
    }

    public static PyList lines(String text, boolean keepEnds) {
        PyList lines = new PyList();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (isLineEnd(text.charAt(at))) {
                int after = text.startsWith("\r\n", at) ? at + 2 : at + 1;
                lines.add(text.substring(from, keepEnds ? after : at));
                from = after;
                at = after - 1;
            }
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    private static boolean isLineEnd(char c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static PyTuple partition(String text, String separator, boolean last) {
        int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (at < 0) {
            return last ? PyTuple.of("", "", text) : PyTuple.of(text, "", "");
        }
        return PyTuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
    }

    private static IntPredicate characters(Bound a) {
        return a.has(0) ? among(a.text(0)) : Text::isSpace;
    }

    public static IntPredicate among(String characters) {
        return c -> characters.indexOf(c) >= 0;
    }

    public static String strip(String text, IntPredicate unwanted, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && unwanted.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && start < end && unwanted.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static Object removePrefix(String text, Bound a) {
        return text.startsWith(a.text(0)) ? text.substring(a.text(0).length()) : text;
    }

    private static Object removeSuffix(String text, Bound a) {
        return text.endsWith(a.text(0))
                ? text.substring(0, text.length() - a.text(0).length())
                : text;
    }
}
