package dev.feira.jinja.interpret;

import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.Source;
import dev.feira.jinja.syntax.StatementNode;
import dev.feira.jinja.syntax.TargetNode;
import java.util.List;

/// The name `loop` belongs to the loop: nothing inside may assign it.
final class LoopName {
    private LoopName() {}

    static void refuse(StatementNode.For loop, Source source) {
        refuse(loop.target(), source);
        refuse(loop.body(), source);
    }

    private static void refuse(List<StatementNode> statements, Source source) {
        for (StatementNode statement : statements) {
            switch (statement) {
                case StatementNode.Set set -> refuse(set.target(), source);
                case StatementNode.SetBlock set -> refuse(set.target(), source);
                case StatementNode.If node -> {
                    node.branches().forEach(branch -> refuse(branch.body(), source));
                    refuse(node.otherwise(), source);
                }
                default -> {}
            }
        }
    }

    private static void refuse(TargetNode target, Source source) {
        if (target instanceof TargetNode.TupleTarget tuple) {
            tuple.items().forEach(item -> refuse(item, source));
        }
        if (target instanceof TargetNode.NameTarget name && name.name().equals("loop")) {
            throw new TemplateException(
                            "TemplateAssertionError", "Can't assign to special loop variable in for-loop target")
                    .at(source.place(name.span().start()));
        }
    }
}
