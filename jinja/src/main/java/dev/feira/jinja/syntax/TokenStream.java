package dev.feira.jinja.syntax;

import dev.feira.jinja.Span;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.Token.Kind;
import java.util.List;

/// The parser's place among the tokens.
final class TokenStream {
    private final Source source;
    private final List<Token> tokens;
    private int at;

    TokenStream(Source source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    Token current() {
        return tokens.get(at);
    }

    Token look() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean isName(String name) {
        return current().isName(name);
    }

    boolean isOperator(String operator) {
        return current().isOperator(operator);
    }

    boolean skipName(String name) {
        boolean found = isName(name);
        if (found) {
            next();
        }
        return found;
    }

    boolean skipOperator(String operator) {
        boolean found = isOperator(operator);
        if (found) {
            next();
        }
        return found;
    }

    Token expect(Kind kind) {
        if (!current().is(kind)) {
            throw expected(kind.description);
        }
        return next();
    }

    Token expectOperator(String operator) {
        if (!isOperator(operator)) {
            throw expected(operator);
        }
        return next();
    }

    Token expectName(String name) {
        if (!isName(name)) {
            throw expected(name);
        }
        return next();
    }

    private TemplateException expected(String wanted) {
        if (current().is(Kind.END)) {
            return fail(
                    "unexpected end of template, expected " + quote(wanted) + ".",
                    current().span());
        }
        return fail(
                "expected token " + quote(wanted) + ", got " + quote(current().describe()),
                current().span());
    }

    /// The tokens from here to the last one read.
    Span since(Span first) {
        return new Span(first.start(), tokens.get(Math.max(0, at - 1)).span().end());
    }

    /// Where the tag begins that is being read; its name comes next.
    int beginOfTag() {
        return tokens.get(at - 1).span().start();
    }

    TemplateException fail(String message, Span span) {
        return source.error(message, span.start());
    }

    static String quote(String text) {
        return text.contains("'") ? '"' + text + '"' : "'" + text + "'";
    }
}
