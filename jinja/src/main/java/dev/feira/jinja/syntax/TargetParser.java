package dev.feira.jinja.syntax;

import dev.feira.jinja.Span;
import dev.feira.jinja.syntax.TargetNode.NameTarget;
import dev.feira.jinja.syntax.TargetNode.NamespaceTarget;
import dev.feira.jinja.syntax.TargetNode.TupleTarget;
import dev.feira.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What stands left of `=`, after `for` and in `with`.
final class TargetParser {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");

    private final TokenStream tokens;

    TargetParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /// A name, `ns.name` where allowed, or several with commas.
    TargetNode target(boolean namespaces) {
        Span start = tokens.current().span();
        List<TargetNode> items = new ArrayList<>(1);
        boolean tuple = false;
        while (!ends()) {
            items.add(single(namespaces));
            if (!tokens.skipOperator(",")) {
                break;
            }
            tuple = true;
        }
        if (items.isEmpty()) {
            String got = TokenStream.quote(tokens.current().describe());
            throw tokens.fail("Expected an expression, got " + got, start);
        }
        return tuple ? new TupleTarget(items, tokens.since(start)) : items.get(0);
    }

    private boolean ends() {
        Token token = tokens.current();
        return token.is(Kind.BLOCK_END) || token.isOperator(")") || token.isOperator("=") || token.isName("in");
    }

    private TargetNode single(boolean namespaces) {
        Token token = tokens.current();
        if (tokens.skipOperator("(")) {
            TargetNode inner = target(namespaces);
            tokens.expectOperator(")");
            return inner;
        }
        NameTarget name = name();
        if (namespaces && tokens.skipOperator(".")) {
            String attribute = tokens.expect(Kind.NAME).text();
            return new NamespaceTarget(name.name(), attribute, tokens.since(token.span()));
        }
        return name;
    }

    NameTarget name() {
        Token token = tokens.current();
        boolean constant = token.is(Kind.NAME) && CONSTANTS.contains(token.text());
        if (constant || token.is(Kind.STRING) || token.is(Kind.INTEGER) || token.is(Kind.FLOAT)) {
            throw tokens.fail("can't assign to 'const'", token.span());
        }
        tokens.expect(Kind.NAME);
        return new NameTarget(token.text(), token.span());
    }
}
