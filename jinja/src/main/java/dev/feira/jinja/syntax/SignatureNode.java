package dev.feira.jinja.syntax;

import dev.feira.jinja.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of a macro or a call block.
public record SignatureNode(List<ParameterNode> parameters) {
    static final SignatureNode NONE = new SignatureNode(List.of());

    public record ParameterNode(String name, @Nullable ExpressionNode defaultValue, Span span) {}
}
