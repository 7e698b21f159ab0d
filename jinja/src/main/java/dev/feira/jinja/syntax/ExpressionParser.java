package dev.feira.jinja.syntax;

import dev.feira.jinja.None;
import dev.feira.jinja.Span;
import dev.feira.jinja.syntax.ExpressionNode.And;
import dev.feira.jinja.syntax.ExpressionNode.Binary;
import dev.feira.jinja.syntax.ExpressionNode.Compare;
import dev.feira.jinja.syntax.ExpressionNode.Concatenation;
import dev.feira.jinja.syntax.ExpressionNode.Conditional;
import dev.feira.jinja.syntax.ExpressionNode.Constant;
import dev.feira.jinja.syntax.ExpressionNode.DictNode;
import dev.feira.jinja.syntax.ExpressionNode.ListNode;
import dev.feira.jinja.syntax.ExpressionNode.Name;
import dev.feira.jinja.syntax.ExpressionNode.Not;
import dev.feira.jinja.syntax.ExpressionNode.Operand;
import dev.feira.jinja.syntax.ExpressionNode.Or;
import dev.feira.jinja.syntax.ExpressionNode.Pair;
import dev.feira.jinja.syntax.ExpressionNode.Sign;
import dev.feira.jinja.syntax.ExpressionNode.TupleNode;
import dev.feira.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Expressions by precedence, loosest first: `if`, `or`, `and`, `not`, comparison, `+ -`, `~`, `* / // %`, `**`,
/// signs, postfix and filters. The order is Jinja's, not Python's: `**` groups to the left and binds looser than a
/// sign, a filter tighter than both.
class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    final TokenStream tokens;
    private final PostfixParser postfix = new PostfixParser(this);

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    ExpressionNode expression() {
        Span start = here();
        ExpressionNode value = or();
        while (tokens.skipName("if")) {
            ExpressionNode test = or();
            ExpressionNode otherwise = tokens.skipName("else") ? expression() : null;
            value = new Conditional(test, value, otherwise, tokens.since(start));
        }
        return value;
    }

    private ExpressionNode or() {
        Span start = here();
        ExpressionNode left = and();
        while (tokens.skipName("or")) {
            left = new Or(left, and(), tokens.since(start));
        }
        return left;
    }

    private ExpressionNode and() {
        Span start = here();
        ExpressionNode left = not();
        while (tokens.skipName("and")) {
            left = new And(left, not(), tokens.since(start));
        }
        return left;
    }

    private ExpressionNode not() {
        Span start = here();
        return tokens.skipName("not") ? new Not(not(), tokens.since(start)) : comparison();
    }

    private ExpressionNode comparison() {
        Span start = here();
        ExpressionNode first = sum();
        List<Operand> operands = new ArrayList<>(0);
        for (Operator operator = comparisonOperator(); operator != null; operator = comparisonOperator()) {
            operands.add(new Operand(operator, sum()));
        }
        return operands.isEmpty() ? first : new Compare(first, operands, tokens.since(start));
    }

    private @Nullable Operator comparisonOperator() {
        Token token = tokens.current();
        if (token.is(Kind.OPERATOR) && COMPARISONS.contains(token.text())) {
            tokens.next();
            return operator(token.text());
        }
        if (tokens.skipName("in")) {
            return Operator.IN;
        }
        if (token.isName("not") && tokens.look().isName("in")) {
            tokens.next();
            tokens.next();
            return Operator.NOT_IN;
        }
        return null;
    }

    private ExpressionNode sum() {
        Span start = here();
        ExpressionNode left = concatenation();
        while (tokens.isOperator("+") || tokens.isOperator("-")) {
            Operator operator = operator(tokens.next().text());
            left = new Binary(operator, left, concatenation(), tokens.since(start));
        }
        return left;
    }

    private ExpressionNode concatenation() {
        Span start = here();
        ExpressionNode first = product();
        if (!tokens.isOperator("~")) {
            return first;
        }
        List<ExpressionNode> parts = new ArrayList<>(List.of(first));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return new Concatenation(parts, tokens.since(start));
    }

    private ExpressionNode product() {
        Span start = here();
        ExpressionNode left = power();
        while (isProductOperator()) {
            Operator operator = operator(tokens.next().text());
            left = new Binary(operator, left, power(), tokens.since(start));
        }
        return left;
    }

    private boolean isProductOperator() {
        return tokens.isOperator("*") || tokens.isOperator("/") || tokens.isOperator("//") || tokens.isOperator("%");
    }

    private ExpressionNode power() {
        Span start = here();
        ExpressionNode left = signed(true);
        while (tokens.skipOperator("**")) {
            left = new Binary(Operator.POWER, left, signed(true), tokens.since(start));
        }
        return left;
    }

    private ExpressionNode signed(boolean withFilter) {
        Span start = here();
        ExpressionNode node;
        if (tokens.isOperator("-") || tokens.isOperator("+")) {
            boolean minus = tokens.next().text().equals("-");
            node = new Sign(minus, signed(false), tokens.since(start));
        } else {
            node = primary();
        }
        node = postfix.postfix(node);
        return withFilter ? postfix.filtersAndTests(node) : node;
    }

    ExpressionNode postfixed() {
        return postfix.postfix(primary());
    }

    ExpressionNode primary() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case NAME -> name(tokens.next());
            case STRING -> string();
            case INTEGER, FLOAT -> new Constant(token.value(), tokens.next().span());
            default -> bracketed(token);
        };
    }

    private ExpressionNode bracketed(Token token) {
        if (token.isOperator("(")) {
            tokens.next();
            ExpressionNode inner = tuple(true, true);
            tokens.expectOperator(")");
            return inner;
        }
        if (token.isOperator("[")) {
            return list();
        }
        if (token.isOperator("{")) {
            return dict();
        }
        throw tokens.fail("unexpected " + TokenStream.quote(token.describe()), token.span());
    }

    private static ExpressionNode name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Constant(true, token.span());
            case "false", "False" -> new Constant(false, token.span());
            case "none", "None" -> new Constant(None.NONE, token.span());
            default -> new Name(token.text(), token.span());
        };
    }

    private ExpressionNode string() {
        Span start = here();
        String text = tokens.next().text();
        while (tokens.current().is(Kind.STRING)) {
            text += tokens.next().text();
        }
        return new Constant(text, tokens.since(start));
    }

    /// One expression, or several with commas, which make a tuple.
    ExpressionNode tuple(boolean withConditional, boolean parenthesized) {
        Span start = here();
        List<ExpressionNode> items = new ArrayList<>(1);
        boolean tuple = false;
        while (!endsTuple(withConditional)) {
            items.add(withConditional ? expression() : or());
            if (!tokens.skipOperator(",")) {
                break;
            }
            tuple = true;
        }
        if (tuple || (items.isEmpty() && parenthesized)) {
            return new TupleNode(items, tokens.since(start));
        }
        if (items.isEmpty()) {
            String got = TokenStream.quote(tokens.current().describe());
            throw tokens.fail("Expected an expression, got " + got, here());
        }
        return items.get(0);
    }

    private boolean endsTuple(boolean withConditional) {
        Token token = tokens.current();
        return token.is(Kind.PRINT_END)
                || token.is(Kind.BLOCK_END)
                || token.isOperator(")")
                || (!withConditional && token.isName("recursive"));
    }

    private ExpressionNode list() {
        Span start = tokens.expectOperator("[").span();
        List<ExpressionNode> items = new ArrayList<>();
        while (!tokens.isOperator("]")) {
            items.add(expression());
            if (!tokens.isOperator("]")) {
                tokens.expectOperator(",");
            }
        }
        tokens.next();
        return new ListNode(items, tokens.since(start));
    }

    private ExpressionNode dict() {
        Span start = tokens.expectOperator("{").span();
        List<Pair> pairs = new ArrayList<>();
        while (!tokens.isOperator("}")) {
            ExpressionNode key = expression();
            tokens.expectOperator(":");
            pairs.add(new Pair(key, expression()));
            if (!tokens.isOperator("}")) {
                tokens.expectOperator(",");
            }
        }
        tokens.next();
        return new DictNode(pairs, tokens.since(start));
    }

    Span here() {
        return tokens.current().span();
    }

    private static Operator operator(String sign) {
        for (Operator operator : Operator.values()) {
            if (operator.sign().equals(sign)) {
                return operator;
            }
        }
        throw new IllegalArgumentException(sign);
    }
}
