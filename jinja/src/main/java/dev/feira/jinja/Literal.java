package dev.feira.jinja;

import dev.feira.jinja.interpret.Program;
import dev.feira.jinja.syntax.ExpressionNode;
import dev.feira.jinja.syntax.Source;
import java.util.List;

/// Expressions whose value is known without any context.
final class Literal {
    private Literal() {}

    static Object evaluate(ExpressionNode node, Source source, Environment environment) {
        return Program.expression(node, source, environment.registry()).value(environment.render(Scope.empty()));
    }

    static boolean is(ExpressionNode node) {
        return switch (node) {
            case ExpressionNode.Constant constant -> true;
            case ExpressionNode.TupleNode tuple -> all(tuple.items());
            case ExpressionNode.ListNode list -> all(list.items());
            case ExpressionNode.DictNode dict ->
                dict.pairs().stream()
                        .allMatch(pair -> pair.key() instanceof ExpressionNode.Constant && is(pair.value()));
            case ExpressionNode.Sign sign ->
                sign.operand() instanceof ExpressionNode.Constant constant && constant.value() instanceof Number;
            default -> false;
        };
    }

    private static boolean all(List<ExpressionNode> items) {
        return items.stream().allMatch(Literal::is);
    }

    /// The value of a node that [#is] one.
    static Object value(ExpressionNode node) {
        return switch (node) {
            case ExpressionNode.Constant constant -> constant.value();
            case ExpressionNode.TupleNode tuple ->
                new PyTuple(tuple.items().stream().map(Literal::value).toList());
            case ExpressionNode.ListNode list ->
                new PyList(list.items().stream().map(Literal::value).toList());
            case ExpressionNode.DictNode dict -> {
                PyDict made = new PyDict();
                dict.pairs().forEach(pair -> made.put(value(pair.key()), value(pair.value())));
                yield made;
            }
            case ExpressionNode.Sign sign ->
                dev.feira.jinja.values.Arithmetic.signed(sign.minus(), value(sign.operand()));
            default -> throw new IllegalArgumentException("not a literal");
        };
    }
}
