package dev.feira.jinja.interpret;

import dev.feira.jinja.syntax.ExpressionNode;
import dev.feira.jinja.syntax.SignatureNode;
import dev.feira.jinja.syntax.StatementNode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Walks through all expressions of statements, at any depth.
public final class Mentions {
    private Mentions() {}

    /// Whether a name is read anywhere in the statements.
    static boolean of(String name, List<StatementNode> statements) {
        boolean[] found = {false};
        walk(
                statements,
                node -> found[0] |=
                        node instanceof ExpressionNode.Name read && read.name().equals(name));
        return found[0];
    }

    public static void walk(List<StatementNode> statements, Consumer<ExpressionNode> visitor) {
        statements.forEach(statement -> walk(statement, visitor));
    }

    private static void walk(StatementNode statement, Consumer<ExpressionNode> visitor) {
        switch (statement) {
            case StatementNode.Text text -> {}
            case StatementNode.Print print -> walk(print.value(), visitor);
            case StatementNode.Do effect -> walk(effect.value(), visitor);
            case StatementNode.Set set -> walk(set.value(), visitor);
            case StatementNode.SetBlock set -> {
                walk(set.filter(), visitor);
                walk(set.body(), visitor);
            }
            case StatementNode.If node -> {
                node.branches().forEach(branch -> {
                    walk(branch.test(), visitor);
                    walk(branch.body(), visitor);
                });
                walk(node.otherwise(), visitor);
            }
            case StatementNode.For loop -> {
                walk(loop.iterable(), visitor);
                walk(loop.test(), visitor);
                walk(loop.body(), visitor);
                walk(loop.otherwise(), visitor);
            }
            case StatementNode.With with -> {
                with.bindings().forEach(binding -> walk(binding.value(), visitor));
                walk(with.body(), visitor);
            }
            case StatementNode.MacroNode macro -> {
                walk(macro.signature(), visitor);
                walk(macro.body(), visitor);
            }
            case StatementNode.CallBlock block -> {
                walk(block.signature(), visitor);
                walk(block.call(), visitor);
                walk(block.body(), visitor);
            }
            case StatementNode.FilterBlock block -> {
                walk(block.filter(), visitor);
                walk(block.body(), visitor);
            }
            case StatementNode.Tagged tagged -> {
                walk(tagged.header().signature(), visitor);
                walk(tagged.body(), visitor);
            }
            case StatementNode.Break jump -> {}
            case StatementNode.Continue jump -> {}
        }
    }

    private static void walk(SignatureNode signature, Consumer<ExpressionNode> visitor) {
        signature.parameters().forEach(parameter -> walk(parameter.defaultValue(), visitor));
    }

    public static void walk(@Nullable ExpressionNode node, Consumer<ExpressionNode> visitor) {
        if (node != null) {
            visitor.accept(node);
            SymbolVisitor.children(node).forEach(child -> walk(child, visitor));
        }
    }
}
