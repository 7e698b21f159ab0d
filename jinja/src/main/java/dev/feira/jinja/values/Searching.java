package dev.feira.jinja.values;

import dev.feira.jinja.Bound;
import dev.feira.jinja.TemplateException;
import java.util.List;
import java.util.function.BiPredicate;

/// Finding parts of strings; positions count code points.
final class Searching {
    private static final List<String> PARAMETERS = List.of("sub", "start", "end");

    private Searching() {}

    static void register(Methods<String> methods) {
        methods.with("find", 1, PARAMETERS, (text, a) -> position(text, a, false))
                .with("rfind", 1, PARAMETERS, (text, a) -> position(text, a, true))
                .with("index", 1, PARAMETERS, (text, a) -> found(position(text, a, false)))
                .with("rindex", 1, PARAMETERS, (text, a) -> found(position(text, a, true)))
                .with("count", 1, PARAMETERS, Searching::count)
                .with("startswith", 1, PARAMETERS, (text, a) -> edge(text, a, "startswith", String::startsWith))
                .with("endswith", 1, PARAMETERS, (text, a) -> edge(text, a, "endswith", String::endsWith));
    }

    private record Window(String text, int offset) {}

    private static Window window(String text, Bound a) {
        int length = Text.length(text);
        int start = bound(a.integer(1, 0), length);
        int end = bound(a.integer(2, length), length);
        boolean outside = a.integer(1, 0) > length;
        return start > end || outside ? new Window("", -1) : new Window(Text.slice(text, start, end), start);
    }

    private static int bound(int index, int length) {
        return index < 0 ? Math.max(0, index + length) : Math.min(index, length);
    }

    private static long position(String text, Bound a, boolean last) {
        Window window = window(text, a);
        String wanted = wanted(a);
        if (window.offset() < 0) {
            return -1;
        }
        int at = last ? window.text().lastIndexOf(wanted) : window.text().indexOf(wanted);
        return at < 0 ? -1 : Text.codePoints(window.text(), at) + window.offset();
    }

    private static String wanted(Bound a) {
        if (a.object(0) instanceof String text) {
            return text;
        }
        throw TemplateException.typeError("must be str, not " + Types.name(a.object(0)));
    }

    private static Object found(long position) {
        if (position < 0) {
            throw TemplateException.valueError("substring not found");
        }
        return position;
    }

    private static Object count(String text, Bound a) {
        Window window = window(text, a);
        String wanted = wanted(a);
        if (window.offset() < 0) {
            return 0L;
        }
        if (wanted.isEmpty()) {
            return Text.length(window.text()) + 1L;
        }
        long count = 0;
        for (int at = window.text().indexOf(wanted); at >= 0; count++) {
            at = window.text().indexOf(wanted, at + wanted.length());
        }
        return count;
    }

    private static Object edge(String text, Bound a, String name, BiPredicate<String, String> test) {
        Window window = window(text, a);
        for (Object option : StringMethods.options(a.object(0))) {
            if (!(option instanceof String part)) {
                throw TemplateException.typeError(
                        name + " first arg must be str or a tuple of str, not " + Types.name(option));
            }
            if (window.offset() >= 0 && test.test(window.text(), part)) {
                return true;
            }
        }
        return false;
    }
}
