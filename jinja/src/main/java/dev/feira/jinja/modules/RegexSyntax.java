package dev.feira.jinja.modules;

import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Python's regular expressions in Java's notation: named groups are written otherwise and have plainer names, a `[`
/// inside a class is itself, `\Z` is the very end.
final class RegexSyntax {
    private static final Map<Character, Integer> INLINE =
            Map.of('i', Pattern.CASE_INSENSITIVE, 'm', Pattern.MULTILINE, 's', Pattern.DOTALL, 'x', Pattern.COMMENTS);

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private int groups;
    private int at;

    private RegexSyntax(String source) {
        this.source = source;
    }

    /// A compiled expression and the numbers of its named groups.
    record Compiled(Pattern pattern, Map<String, Integer> names) {}

    static Compiled compile(String source, int flags) {
        RegexSyntax syntax = new RegexSyntax(source);
        String java = syntax.translate();
        try {
            int all = flags | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;
            return new Compiled(Pattern.compile(java, all), syntax.names);
        } catch (PatternSyntaxException e) {
            throw new TemplateException("error", e.getDescription() + " in " + Python.repr(source), e);
        }
    }

    static int inline(char flag) {
        return INLINE.getOrDefault(flag, 0);
    }

    private String translate() {
        while (at < source.length()) {
            char c = source.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> group();
                default -> {
                    out.append(c);
                    at++;
                }
            }
        }
        return out.toString();
    }

    private void escape() {
        char next = at + 1 < source.length() ? source.charAt(at + 1) : '\\';
        out.append('\\').append(next == 'Z' ? 'z' : next);
        at += 2;
    }

    private void characterClass() {
        out.append('[');
        at++;
        if (at < source.length() && source.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        boolean first = true;
        while (at < source.length() && (first || source.charAt(at) != ']')) {
            char c = source.charAt(at++);
            if (c == '\\' && at < source.length()) {
                out.append(c).append(source.charAt(at++));
            } else if (c == '[' || c == '&' || c == '~' || (first && c == ']')) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
            first = false;
        }
        out.append(']');
        at++;
    }

    private void group() {
        if (source.startsWith("(?P<", at) || source.startsWith("(?P=", at)) {
            named(source.charAt(at + 3) == '<');
            return;
        }
        boolean plain = !source.startsWith("(?", at);
        groups += plain ? 1 : 0;
        out.append('(');
        at++;
    }

    private void named(boolean definition) {
        int end = source.indexOf(definition ? '>' : ')', at);
        if (end < 0) {
            throw new TemplateException("error", "missing " + (definition ? ">" : ")") + ", unterminated name");
        }
        String name = source.substring(at + 4, end);
        if (definition) {
            names.put(name, ++groups);
            out.append("(?<g").append(groups).append('>');
        } else {
            out.append("\\k<g").append(names.getOrDefault(name, 0)).append('>');
        }
        at = end + 1;
    }
}
