package dev.feira.jinja.syntax;

import dev.feira.jinja.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Reads the inside of one `{{ … }}` or `{% … %}`. Inside brackets an end mark does not end the tag.
final class TagLexer {
    private final Source source;
    private final String text;
    private final int start;
    private final int length;
    private final boolean block;
    private final List<Token> tokens;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    TagLexer(Source source, int start, int length, boolean block, List<Token> tokens) {
        this.source = source;
        this.text = source.text();
        this.start = start;
        this.length = length;
        this.block = block;
        this.tokens = tokens;
        this.at = start;
    }

    /// Adds the tokens and returns where the end mark begins, its sign included.
    int read() {
        while (at < length) {
            char c = text.charAt(at);
            if (open.isEmpty() && isEnd()) {
                return at;
            }
            if (Lexer.isSpace(c)) {
                at++;
            } else {
                token(c);
            }
        }
        String wanted = block ? "end of statement block" : "end of print statement";
        throw source.error("unexpected end of template, expected '" + wanted + "'.", start - 2);
    }

    private boolean isEnd() {
        String mark = block ? "%}" : "}}";
        if (text.startsWith(mark, at)) {
            return at + 2 <= length;
        }
        char c = text.charAt(at);
        return (c == '-' || (block && c == '+')) && text.startsWith(mark, at + 1) && at + 3 <= length;
    }

    private void token(char c) {
        if (c == '"' || c == '\'') {
            string(c);
        } else if (isDigit(c)) {
            number();
        } else if (c == '_' || Character.isLetterOrDigit(text.codePointAt(at))) {
            name();
        } else {
            operator(c);
        }
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < length && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= length) {
            throw source.error("unexpected char " + quoted(quote) + " at " + at, at);
        }
        String value = Literals.string(text.substring(at + 1, end));
        add(Token.Kind.STRING, value, end + 1);
    }

    private void number() {
        boolean afterDot = at > 0 && text.charAt(at - 1) == '.';
        int end = afterDot ? at : Literals.floatEnd(text, at, length);
        if (end > at) {
            add(Token.Kind.FLOAT, Literals.floating(text.substring(at, end)), end);
            return;
        }
        end = Literals.integerEnd(text, at, length);
        add(Token.Kind.INTEGER, Literals.integer(text.substring(at, end)), end);
    }

    private void name() {
        int end = at;
        while (end < length && isNamePart(end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        add(Token.Kind.NAME, text.substring(at, end), end);
    }

    private boolean isNamePart(int index) {
        int c = text.codePointAt(index);
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private void operator(char c) {
        String two = text.substring(at, Math.min(at + 2, length));
        if (two.equals("//") || two.equals("**") || isComparison(two)) {
            add(Token.Kind.OPERATOR, two, at + 2);
            return;
        }
        if ("+-/*%~[](){}><=.:|,;".indexOf(c) < 0) {
            throw source.error("unexpected char " + quoted(c) + " at " + at, at);
        }
        balance(c);
        add(Token.Kind.OPERATOR, String.valueOf(c), at + 1);
    }

    private static boolean isComparison(String two) {
        return two.equals("==") || two.equals("!=") || two.equals(">=") || two.equals("<=");
    }

    private void balance(char c) {
        switch (c) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '{' -> open.push('}');
            case ')', ']', '}' -> close(c);
            default -> {}
        }
    }

    private void close(char c) {
        if (open.isEmpty()) {
            throw source.error("unexpected '" + c + "'", at);
        }
        char expected = open.pop();
        if (expected != c) {
            throw source.error("unexpected '" + c + "', expected '" + expected + "'", at);
        }
    }

    private void add(Token.Kind kind, Object value, int end) {
        tokens.add(new Token(kind, value, new Span(at, end)));
        at = end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String quoted(char c) {
        return c == '\'' ? "\"'\"" : "'" + c + "'";
    }
}
