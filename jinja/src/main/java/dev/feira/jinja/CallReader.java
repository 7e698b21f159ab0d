package dev.feira.jinja;

import dev.feira.jinja.interpret.Mentions;
import dev.feira.jinja.syntax.ExpressionNode;
import dev.feira.jinja.syntax.ExpressionNode.ArgumentsNode;
import dev.feira.jinja.syntax.StatementNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds calls in a template without running it.
final class CallReader {
    private CallReader() {}

    static List<Call> calls(List<StatementNode> statements) {
        List<Call> calls = new ArrayList<>();
        Mentions.walk(statements, node -> {
            if (node instanceof ExpressionNode.Call call) {
                name(call.callee()).ifPresent(name -> calls.add(read(name, call)));
            }
        });
        return calls;
    }

    /// Whether there is nothing but text and calls of plain names with literals.
    static boolean isStatic(List<StatementNode> statements) {
        return statements.stream()
                .allMatch(statement -> statement instanceof StatementNode.Text
                        || (statement instanceof StatementNode.Print print && isStatic(print.value())));
    }

    private static boolean isStatic(ExpressionNode node) {
        return node instanceof ExpressionNode.Call call
                && call.callee() instanceof ExpressionNode.Name
                && isLiteral(call.arguments());
    }

    private static Optional<String> name(ExpressionNode node) {
        return switch (node) {
            case ExpressionNode.Name name -> Optional.of(name.name());
            case ExpressionNode.Attribute attribute ->
                name(attribute.target()).map(owner -> owner + "." + attribute.name());
            default -> Optional.empty();
        };
    }

    private static boolean isLiteral(ArgumentsNode arguments) {
        return arguments.rest() == null
                && arguments.namedRest() == null
                && arguments.positional().stream().allMatch(Literal::is)
                && arguments.named().stream().allMatch(keyword -> Literal.is(keyword.value()));
    }

    private static Call read(String name, ExpressionNode.Call node) {
        ArgumentsNode arguments = node.arguments();
        List<Object> positional = arguments.positional().stream()
                .takeWhile(Literal::is)
                .map(Literal::value)
                .toList();
        Map<String, Object> named = new LinkedHashMap<>();
        arguments.named().stream()
                .filter(keyword -> Literal.is(keyword.value()))
                .forEach(keyword -> named.put(keyword.name(), Literal.value(keyword.value())));
        return new Call(name, positional, named, isLiteral(arguments), node.span());
    }
}
