package dev.feira.jinja.interpret;

import dev.feira.jinja.syntax.ExpressionNode;
import dev.feira.jinja.syntax.StatementNode;
import dev.feira.jinja.syntax.TargetNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Enters the names that statements read and assign into [Symbols]. The bodies of loops, macros and blocks are scopes
/// of their own and are looked at when they are compiled.
final class SymbolVisitor {
    private Symbols symbols;

    SymbolVisitor(Symbols symbols) {
        this.symbols = symbols;
    }

    void visit(List<StatementNode> statements) {
        statements.forEach(this::visit);
    }

    private void visit(StatementNode statement) {
        switch (statement) {
            case StatementNode.Text text -> {}
            case StatementNode.Print print -> visit(print.value());
            case StatementNode.Do effect -> visit(effect.value());
            case StatementNode.Set set -> {
                visit(set.value());
                store(set.target());
            }
            case StatementNode.SetBlock set -> store(set.target());
            case StatementNode.If conditional -> visitIf(conditional);
            case StatementNode.For loop -> visit(loop.iterable());
            case StatementNode.With with -> with.bindings().forEach(binding -> visit(binding.value()));
            case StatementNode.MacroNode macro -> symbols.store(macro.name());
            case StatementNode.CallBlock block -> visit(block.call());
            case StatementNode.FilterBlock block -> visit(block.filter());
            case StatementNode.Break jump -> {}
            case StatementNode.Continue jump -> {}
            case StatementNode.Tagged tagged -> {}
        }
    }

    private void visitIf(StatementNode.If node) {
        Symbols before = symbols;
        visit(node.branches().get(0).test());
        Symbols body = branch(before, node.branches().get(0).body());
        Symbols elif = before.copy();
        symbols = elif;
        for (StatementNode.Branch other :
                node.branches().subList(1, node.branches().size())) {
            visitIf(new StatementNode.If(List.of(other), List.of(), node.span()));
        }
        Symbols otherwise = branch(before, node.otherwise());
        symbols = before;
        before.join(List.of(body, elif, otherwise));
    }

    private Symbols branch(Symbols before, List<StatementNode> statements) {
        Symbols copy = before.copy();
        symbols = copy;
        visit(statements);
        symbols = before;
        return copy;
    }

    void store(TargetNode target) {
        switch (target) {
            case TargetNode.NameTarget name -> symbols.store(name.name());
            case TargetNode.NamespaceTarget namespace -> symbols.load(namespace.namespace());
            case TargetNode.TupleTarget tuple -> tuple.items().forEach(this::store);
        }
    }

    void parameters(TargetNode target) {
        switch (target) {
            case TargetNode.NameTarget name -> symbols.parameter(name.name());
            case TargetNode.NamespaceTarget namespace -> symbols.load(namespace.namespace());
            case TargetNode.TupleTarget tuple -> tuple.items().forEach(this::parameters);
        }
    }

    void visit(@Nullable ExpressionNode node) {
        if (node instanceof ExpressionNode.Name name) {
            symbols.load(name.name());
        } else if (node != null) {
            children(node).forEach(this::visit);
        }
    }

    /// The expressions directly inside one.
    static List<ExpressionNode> children(ExpressionNode node) {
        List<ExpressionNode> children = new ArrayList<>();
        switch (node) {
            case ExpressionNode.Constant constant -> {}
            case ExpressionNode.Name name -> {}
            case ExpressionNode.TupleNode tuple -> children.addAll(tuple.items());
            case ExpressionNode.ListNode list -> children.addAll(list.items());
            case ExpressionNode.DictNode dict ->
                dict.pairs().forEach(pair -> children.addAll(List.of(pair.key(), pair.value())));
            case ExpressionNode.Conditional(var test, var then, var otherwise, var span) -> {
                children.addAll(List.of(test, then));
                add(children, otherwise);
            }
            case ExpressionNode.And(var left, var right, var span) -> children.addAll(List.of(left, right));
            case ExpressionNode.Or(var left, var right, var span) -> children.addAll(List.of(left, right));
            case ExpressionNode.Not not -> children.add(not.operand());
            case ExpressionNode.Compare compare -> {
                children.add(compare.first());
                compare.operands().forEach(operand -> children.add(operand.value()));
            }
            case ExpressionNode.Binary binary -> children.addAll(List.of(binary.left(), binary.right()));
            case ExpressionNode.Sign sign -> children.add(sign.operand());
            case ExpressionNode.Concatenation concatenation -> children.addAll(concatenation.parts());
            case ExpressionNode.Attribute attribute -> children.add(attribute.target());
            case ExpressionNode.Item item -> children.addAll(List.of(item.target(), item.key()));
            case ExpressionNode.Slice(var start, var stop, var step, var span) -> {
                add(children, start);
                add(children, stop);
                add(children, step);
            }
            case ExpressionNode.Call call -> {
                children.add(call.callee());
                arguments(children, call.arguments());
            }
            case ExpressionNode.Filter filter -> {
                add(children, filter.target());
                arguments(children, filter.arguments());
            }
            case ExpressionNode.Test test -> {
                children.add(test.target());
                arguments(children, test.arguments());
            }
        }
        return children;
    }

    private static void arguments(List<ExpressionNode> children, ExpressionNode.ArgumentsNode arguments) {
        children.addAll(arguments.positional());
        arguments.named().forEach(keyword -> children.add(keyword.value()));
        add(children, arguments.rest());
        add(children, arguments.namedRest());
    }

    private static void add(List<ExpressionNode> children, @Nullable ExpressionNode node) {
        if (node != null) {
            children.add(node);
        }
    }
}
