package dev.feira.jinja.syntax;

import dev.feira.jinja.Span;
import dev.feira.jinja.syntax.ExpressionNode.ArgumentsNode;
import dev.feira.jinja.syntax.ExpressionNode.Attribute;
import dev.feira.jinja.syntax.ExpressionNode.Call;
import dev.feira.jinja.syntax.ExpressionNode.Constant;
import dev.feira.jinja.syntax.ExpressionNode.Filter;
import dev.feira.jinja.syntax.ExpressionNode.Item;
import dev.feira.jinja.syntax.ExpressionNode.Keyword;
import dev.feira.jinja.syntax.ExpressionNode.Not;
import dev.feira.jinja.syntax.ExpressionNode.Slice;
import dev.feira.jinja.syntax.ExpressionNode.Test;
import dev.feira.jinja.syntax.ExpressionNode.TupleNode;
import dev.feira.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows a value: `.name`, `[key]`, `(arguments)`, `| filter`, `is test`.
final class PostfixParser {
    private final ExpressionParser parser;

    PostfixParser(ExpressionParser parser) {
        this.parser = parser;
    }

    private TokenStream tokens() {
        return parser.tokens;
    }

    ExpressionNode postfix(ExpressionNode start) {
        ExpressionNode node = start;
        while (true) {
            if (tokens().isOperator(".")) {
                node = attribute(node);
            } else if (tokens().isOperator("[")) {
                node = item(node);
            } else if (tokens().isOperator("(")) {
                node = call(node);
            } else {
                return node;
            }
        }
    }

    ExpressionNode filtersAndTests(ExpressionNode start) {
        ExpressionNode node = start;
        while (true) {
            if (tokens().isOperator("|")) {
                tokens().next();
                node = filter(node, start.span());
            } else if (tokens().isName("is")) {
                node = test(node);
            } else if (tokens().isOperator("(")) {
                node = call(node);
            } else {
                return node;
            }
        }
    }

    private ExpressionNode attribute(ExpressionNode target) {
        tokens().next();
        Token name = tokens().next();
        if (name.is(Kind.NAME)) {
            return new Attribute(target, name.text(), tokens().since(target.span()));
        }
        if (!name.is(Kind.INTEGER)) {
            throw tokens().fail("expected name or number", name.span());
        }
        Constant key = new Constant(name.value(), name.span());
        return new Item(target, key, tokens().since(target.span()));
    }

    private ExpressionNode item(ExpressionNode target) {
        Span open = tokens().next().span();
        List<ExpressionNode> keys = new ArrayList<>(1);
        while (!tokens().isOperator("]")) {
            if (!keys.isEmpty()) {
                tokens().expectOperator(",");
            }
            keys.add(key());
        }
        tokens().next();
        Span inner = tokens().since(open);
        ExpressionNode key = keys.size() == 1 ? keys.get(0) : new TupleNode(keys, inner);
        return new Item(target, key, tokens().since(target.span()));
    }

    private ExpressionNode key() {
        Span start = parser.here();
        ExpressionNode first = tokens().isOperator(":") ? null : parser.expression();
        if (first != null && !tokens().isOperator(":")) {
            return first;
        }
        tokens().expectOperator(":");
        ExpressionNode stop = bound();
        ExpressionNode step = tokens().skipOperator(":") ? bound() : null;
        return new Slice(first, stop, step, tokens().since(start));
    }

    private @Nullable ExpressionNode bound() {
        boolean absent = tokens().isOperator(":") || tokens().isOperator("]") || tokens().isOperator(",");
        return absent ? null : parser.expression();
    }

    Call call(ExpressionNode callee) {
        ArgumentsNode arguments = arguments();
        return new Call(callee, arguments, tokens().since(callee.span()));
    }

    /// A filter whose name comes next.
    Filter filter(@Nullable ExpressionNode target, Span start) {
        String name = dottedName();
        return new Filter(target, name, optionalArguments(), tokens().since(start));
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(tokens().expect(Kind.NAME).text());
        while (tokens().skipOperator(".")) {
            name.append('.').append(tokens().expect(Kind.NAME).text());
        }
        return name.toString();
    }

    private ArgumentsNode optionalArguments() {
        return tokens().isOperator("(") ? arguments() : ArgumentsNode.NONE;
    }

    private ExpressionNode test(ExpressionNode target) {
        tokens().next();
        boolean negated = tokens().skipName("not");
        String name = dottedName();
        ArgumentsNode arguments = testArguments();
        ExpressionNode test = new Test(target, name, arguments, tokens().since(target.span()));
        return negated ? new Not(test, test.span()) : test;
    }

    private ArgumentsNode testArguments() {
        if (tokens().isOperator("(")) {
            return arguments();
        }
        if (!startsOperand(tokens().current())) {
            return ArgumentsNode.NONE;
        }
        if (tokens().isName("is")) {
            throw tokens().fail("You cannot chain multiple tests with is", parser.here());
        }
        return new ArgumentsNode(List.of(parser.postfixed()), List.of(), null, null);
    }

    private static boolean startsOperand(Token token) {
        return switch (token.kind()) {
            case NAME -> !token.isName("else") && !token.isName("or") && !token.isName("and");
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.isOperator("[") || token.isOperator("{");
            default -> false;
        };
    }

    private ArgumentsNode arguments() {
        Span open = tokens().expectOperator("(").span();
        List<ExpressionNode> positional = new ArrayList<>(2);
        List<Keyword> named = new ArrayList<>(0);
        ExpressionNode rest = null;
        ExpressionNode namedRest = null;
        while (!tokens().isOperator(")")) {
            if (tokens().skipOperator("*")) {
                ensure(rest == null && namedRest == null, open);
                rest = parser.expression();
            } else if (tokens().skipOperator("**")) {
                ensure(namedRest == null, open);
                namedRest = parser.expression();
            } else if (startsKeyword()) {
                ensure(namedRest == null, open);
                named.add(keyword());
            } else {
                ensure(rest == null && namedRest == null && named.isEmpty(), open);
                positional.add(parser.expression());
            }
            if (!tokens().isOperator(")")) {
                tokens().expectOperator(",");
            }
        }
        tokens().next();
        return new ArgumentsNode(positional, named, rest, namedRest);
    }

    private boolean startsKeyword() {
        return tokens().current().is(Kind.NAME) && tokens().look().isOperator("=");
    }

    private Keyword keyword() {
        String name = tokens().next().text();
        tokens().next();
        return new Keyword(name, parser.expression());
    }

    private void ensure(boolean holds, Span open) {
        if (!holds) {
            throw tokens().fail("invalid syntax for function call expression", open);
        }
    }
}
