package dev.feira.transform.graph;

import java.util.regex.Pattern;

/// Shell wildcards as Python's `fnmatch` reads them: `*`, `?`, `[abc]`, `[!abc]`; `*` also crosses dots and slashes.
final class Wildcard {
    private Wildcard() {}

    static boolean is(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0 || text.indexOf(']') >= 0;
    }

    static boolean matches(String text, String wildcard) {
        return is(wildcard) ? Pattern.matches(expression(wildcard), text) : text.equals(wildcard);
    }

    private static String expression(String wildcard) {
        StringBuilder expression = new StringBuilder("(?s)");
        for (int i = 0; i < wildcard.length(); i++) {
            char letter = wildcard.charAt(i);
            int end = letter == '[' ? wildcard.indexOf(']', i + 2) : -1;
            if (letter == '*') {
                expression.append(".*");
            } else if (letter == '?') {
                expression.append('.');
            } else if (end > 0) {
                String set = wildcard.substring(i + 1, end).replace("\\", "\\\\");
                expression
                        .append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                i = end;
            } else {
                expression.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        return expression.toString();
    }
}
