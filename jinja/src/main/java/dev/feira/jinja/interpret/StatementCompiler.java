package dev.feira.jinja.interpret;

import dev.feira.jinja.interpret.Step.Flow;
import dev.feira.jinja.syntax.ExpressionNode;
import dev.feira.jinja.syntax.Source;
import dev.feira.jinja.syntax.StatementNode;
import dev.feira.jinja.values.Truth;
import java.util.ArrayList;
import java.util.List;

/// Compiles statements; loops and macros have compilers of their own.
final class StatementCompiler {
    final ExpressionCompiler expressions;
    final MacroCompiler macros;
    private final LoopCompiler loops;

    StatementCompiler(Source source, Registry registry) {
        this.expressions = new ExpressionCompiler(source, registry);
        this.macros = new MacroCompiler(this, source, registry);
        this.loops = new LoopCompiler(this, registry);
    }

    Step body(List<StatementNode> statements, Block block) {
        List<Step> steps = new ArrayList<>(statements.size());
        for (StatementNode statement : statements) {
            steps.add(compile(statement, block));
        }
        return Step.sequence(steps);
    }

    private Step compile(StatementNode statement, Block block) {
        return switch (statement) {
            case StatementNode.Text text -> text(text.text());
            case StatementNode.Print print -> print(print, block);
            case StatementNode.Do effect -> effect(expressions.compile(effect.value(), block));
            case StatementNode.Set set -> set(set, block);
            case StatementNode.SetBlock set -> setBlock(set, block);
            case StatementNode.If node -> conditional(node, block);
            case StatementNode.For loop -> loops.compile(loop, block);
            case StatementNode.With with -> with(with, block);
            case StatementNode.MacroNode macro -> macros.definition(macro, block);
            case StatementNode.CallBlock call -> macros.callBlock(call, block);
            case StatementNode.FilterBlock filter -> filterBlock(filter, block);
            case StatementNode.Break jump -> frame -> Flow.BREAK;
            case StatementNode.Continue jump -> frame -> Flow.CONTINUE;
            case StatementNode.Tagged tagged -> frame -> Flow.NEXT;
        };
    }

    private static Step text(String text) {
        return frame -> {
            frame.out.text(text);
            return Flow.NEXT;
        };
    }

    private Step print(StatementNode.Print node, Block block) {
        Eval value = expressions.compile(node.value(), block);
        return expressions.placed(
                frame -> {
                    frame.out.value(value.value(frame));
                    return Flow.NEXT;
                },
                node.value().span());
    }

    private static Step effect(Eval value) {
        return frame -> {
            value.value(frame);
            return Flow.NEXT;
        };
    }

    private Step set(StatementNode.Set node, Block block) {
        Eval value = expressions.compile(node.value(), block);
        Variables.Write target = TargetCompiler.compile(node.target(), block);
        return expressions.placed(
                frame -> {
                    target.set(frame, value.value(frame));
                    return Flow.NEXT;
                },
                node.target().span());
    }

    private Step setBlock(StatementNode.SetBlock node, Block block) {
        Block inner = block.inner();
        SymbolVisitor visitor = new SymbolVisitor(inner.symbols());
        visitor.visit(node.body());
        ExpressionNode.Filter filter = node.filter();
        visitor.visit(filter);
        Step body = body(node.body(), inner);
        Step enter = Variables.enter(inner.symbols());
        Eval text = frame -> frame.capture(body);
        Eval value = filter == null ? text : expressions.filter(filter, inner, text);
        Variables.Write target = TargetCompiler.compile(node.target(), block);
        return expressions.placed(
                frame -> {
                    enter.run(frame);
                    target.set(frame, value.value(frame));
                    return Flow.NEXT;
                },
                node.target().span());
    }

    private Step conditional(StatementNode.If node, Block block) {
        Block branch = block.branch();
        int count = node.branches().size();
        Eval[] tests = new Eval[count];
        Step[] bodies = new Step[count];
        for (int i = 0; i < count; i++) {
            tests[i] = expressions.compile(node.branches().get(i).test(), branch);
            bodies[i] = body(node.branches().get(i).body(), branch);
        }
        Step otherwise = body(node.otherwise(), branch);
        return frame -> {
            for (int i = 0; i < count; i++) {
                if (Truth.of(tests[i].value(frame))) {
                    return bodies[i].run(frame);
                }
            }
            return otherwise.run(frame);
        };
    }

    private Step with(StatementNode.With node, Block block) {
        Block inner = block.inner();
        SymbolVisitor visitor = new SymbolVisitor(inner.symbols());
        node.bindings().forEach(binding -> visitor.parameters(binding.target()));
        visitor.visit(node.body());
        List<Step> steps = new ArrayList<>();
        steps.add(Variables.enter(inner.symbols()));
        for (StatementNode.Binding binding : node.bindings()) {
            Eval value = expressions.compile(binding.value(), block);
            Variables.Write target = TargetCompiler.compile(binding.target(), inner);
            steps.add(frame -> {
                target.set(frame, value.value(frame));
                return Flow.NEXT;
            });
        }
        steps.add(body(node.body(), inner));
        return Step.sequence(steps);
    }

    private Step filterBlock(StatementNode.FilterBlock node, Block block) {
        Block inner = block.inner();
        SymbolVisitor visitor = new SymbolVisitor(inner.symbols());
        visitor.visit(node.filter());
        visitor.visit(node.body());
        Step enter = Variables.enter(inner.symbols());
        Step body = body(node.body(), inner);
        Eval value = expressions.filter(node.filter(), inner, frame -> frame.capture(body));
        return frame -> {
            enter.run(frame);
            frame.out.value(value.value(frame));
            return Flow.NEXT;
        };
    }
}
