package dev.feira.jinja.syntax;

import dev.feira.jinja.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has a value.
public sealed interface ExpressionNode {
    Span span();

    record Constant(Object value, Span span) implements ExpressionNode {}

    record Name(String name, Span span) implements ExpressionNode {}

    record TupleNode(List<ExpressionNode> items, Span span) implements ExpressionNode {}

    record ListNode(List<ExpressionNode> items, Span span) implements ExpressionNode {}

    record DictNode(List<Pair> pairs, Span span) implements ExpressionNode {}

    record Conditional(
            ExpressionNode test,
            ExpressionNode then,
            @Nullable ExpressionNode otherwise,
            Span span) implements ExpressionNode {}

    record And(ExpressionNode left, ExpressionNode right, Span span) implements ExpressionNode {}

    record Or(ExpressionNode left, ExpressionNode right, Span span) implements ExpressionNode {}

    record Not(ExpressionNode operand, Span span) implements ExpressionNode {}

    /// A chain: `a < b < c`.
    record Compare(ExpressionNode first, List<Operand> operands, Span span) implements ExpressionNode {}

    record Binary(Operator operator, ExpressionNode left, ExpressionNode right, Span span) implements ExpressionNode {}

    record Sign(boolean minus, ExpressionNode operand, Span span) implements ExpressionNode {}

    record Concatenation(List<ExpressionNode> parts, Span span) implements ExpressionNode {}

    record Attribute(ExpressionNode target, String name, Span span) implements ExpressionNode {}

    record Item(ExpressionNode target, ExpressionNode key, Span span) implements ExpressionNode {}

    record Slice(
            @Nullable ExpressionNode start,
            @Nullable ExpressionNode stop,
            @Nullable ExpressionNode step,
            Span span) implements ExpressionNode {}

    record Call(ExpressionNode callee, ArgumentsNode arguments, Span span) implements ExpressionNode {}

    /// The target is missing where a filter takes a block's output.
    record Filter(@Nullable ExpressionNode target, String name, ArgumentsNode arguments, Span span)
            implements ExpressionNode {}

    record Test(ExpressionNode target, String name, ArgumentsNode arguments, Span span) implements ExpressionNode {}

    /// An entry of a dict.
    record Pair(ExpressionNode key, ExpressionNode value) {}

    /// A link of a comparison chain.
    record Operand(Operator operator, ExpressionNode value) {}

    /// `name=value` in a call.
    record Keyword(String name, ExpressionNode value) {}

    /// What stands between a call's parentheses; `rest` is `*x`, `namedRest` is `**x`.
    record ArgumentsNode(
            List<ExpressionNode> positional,
            List<Keyword> named,
            @Nullable ExpressionNode rest,
            @Nullable ExpressionNode namedRest) {
        static final ArgumentsNode NONE = new ArgumentsNode(List.of(), List.of(), null, null);
    }
}
