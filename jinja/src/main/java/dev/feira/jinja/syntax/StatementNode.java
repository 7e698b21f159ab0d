package dev.feira.jinja.syntax;

import dev.feira.jinja.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What does something: prints, assigns, repeats.
public sealed interface StatementNode {
    Span span();

    record Text(String text, Span span) implements StatementNode {}

    record Print(ExpressionNode value, Span span) implements StatementNode {}

    record Do(ExpressionNode value, Span span) implements StatementNode {}

    record Set(TargetNode target, ExpressionNode value, Span span) implements StatementNode {}

    record SetBlock(TargetNode target, ExpressionNode.@Nullable Filter filter, List<StatementNode> body, Span span)
            implements StatementNode {}

    record If(List<Branch> branches, List<StatementNode> otherwise, Span span) implements StatementNode {}

    record For(
            TargetNode target,
            ExpressionNode iterable,
            @Nullable ExpressionNode test,
            boolean recursive,
            List<StatementNode> body,
            List<StatementNode> otherwise,
            Span span)
            implements StatementNode {}

    record With(List<Binding> bindings, List<StatementNode> body, Span span) implements StatementNode {}

    record MacroNode(String name, SignatureNode signature, List<StatementNode> body, Span span, Span bodySpan)
            implements StatementNode {}

    record CallBlock(SignatureNode signature, ExpressionNode.Call call, List<StatementNode> body, Span span)
            implements StatementNode {}

    record FilterBlock(ExpressionNode.Filter filter, List<StatementNode> body, Span span) implements StatementNode {}

    record Break(Span span) implements StatementNode {}

    record Continue(Span span) implements StatementNode {}

    /// A tag of the host's.
    record Tagged(String tag, HeaderNode header, List<StatementNode> body, Span span, Span bodySpan)
            implements StatementNode {}

    /// `if` or `elif` with what it guards.
    record Branch(ExpressionNode test, List<StatementNode> body) {}

    /// `target = value` of a `with`.
    record Binding(TargetNode target, ExpressionNode value) {}

    /// What follows the name of a host's tag.
    record HeaderNode(
            String title, SignatureNode signature, List<String> flags, List<ExpressionNode.Keyword> options) {}
}
