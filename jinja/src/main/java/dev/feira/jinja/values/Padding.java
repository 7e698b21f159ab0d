package dev.feira.jinja.values;

import dev.feira.jinja.Bound;
import dev.feira.jinja.TemplateException;
import java.util.List;

/// Filling strings up to a width.
public final class Padding {
    private Padding() {}

    static void register(Methods<String> methods) {
        List<String> parameters = List.of("width", "fillchar");
        methods.with("ljust", 1, parameters, (text, a) -> right(text, a.integer(0), fill(a)))
                .with("rjust", 1, parameters, (text, a) -> left(text, a.integer(0), fill(a)))
                .with("center", 1, parameters, (text, a) -> center(text, a.integer(0), fill(a)))
                .with("zfill", 1, List.of("width"), (text, a) -> zeros(text, a.integer(0)))
                .with("expandtabs", 0, List.of("tabsize"), (text, a) -> expandTabs(text, a.integer(0, 8)));
    }

    private static String fill(Bound a) {
        String fill = a.text(1, " ");
        if (Text.length(fill) != 1) {
            throw TemplateException.typeError("The fill character must be exactly one character long");
        }
        return fill;
    }

    private static String pad(String fill, int count) {
        Limits.check(count);
        return fill.repeat(Math.max(0, count));
    }

    static String right(String text, int width, String fill) {
        return text + pad(fill, width - Text.length(text));
    }

    static String left(String text, int width, String fill) {
        return pad(fill, width - Text.length(text)) + text;
    }

    /// As `str.center`: of an odd rest the bigger half goes left if the width is odd, right otherwise.
    public static String center(String text, int width, String fill) {
        int rest = Math.max(0, width - Text.length(text));
        int before = rest / 2 + (rest & width & 1);
        return pad(fill, before) + text + pad(fill, rest - before);
    }

    private static String zeros(String text, int width) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        return (signed ? text.substring(0, 1) : "") + left(digits, width - (signed ? 1 : 0), "0");
    }

    private static String expandTabs(String text, int size) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int c : text.codePoints().toArray()) {
            if (c == '\t') {
                int count = size > 0 ? size - column % size : 0;
                out.append(" ".repeat(count));
                column += count;
            } else {
                out.appendCodePoint(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }
}
