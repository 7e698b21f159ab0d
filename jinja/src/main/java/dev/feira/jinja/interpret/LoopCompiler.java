package dev.feira.jinja.interpret;

import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.interpret.Step.Flow;
import dev.feira.jinja.syntax.StatementNode;
import dev.feira.jinja.values.Filtered;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.Truth;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Compiles `for`. A loop keeps its variables in the frame around it, a recursive one has a frame for each call.
final class LoopCompiler {
    private final StatementCompiler statements;
    private final Registry registry;

    LoopCompiler(StatementCompiler statements, Registry registry) {
        this.statements = statements;
        this.registry = registry;
    }

    /// The parts of a loop, ready to run in a frame.
    private record Parts(
            @Nullable Filter filter,
            Variables.@Nullable Write loop,
            Variables.Write target,
            Step enter,
            Step body,
            Step otherwise) {}

    /// The condition behind `if`, with the target as its variable in a frame of its own: the loop looks ahead while its
    /// body still reads the item before.
    private record Filter(Layout layout, Step enter, Variables.Write target, Eval test) {
        Predicate<Object> in(Frame outer) {
            Frame frame = new Frame(outer.render, outer, layout.size(), outer.out);
            return item -> {
                enter.run(frame);
                target.set(frame, item);
                return Truth.of(test.value(frame));
            };
        }
    }

    Step compile(StatementNode.For node, Block block) {
        LoopName.refuse(node, statements.expressions.source());
        Eval iterable = statements.expressions.compile(node.iterable(), block);
        Step step = node.recursive() ? recursive(node, block, iterable) : plain(node, block, iterable);
        return statements.expressions.placed(step, node.iterable().span());
    }

    private Step plain(StatementNode.For node, Block block, Eval iterable) {
        Parts parts = parts(node, block);
        return frame -> {
            run(parts, frame, iterable.value(frame), 0, null);
            return Flow.NEXT;
        };
    }

    private Step recursive(StatementNode.For node, Block block, Eval iterable) {
        Block inner = block.innerFrame();
        Parts parts = parts(node, inner);
        return frame -> {
            frame.out.text(level(parts, inner.layout(), frame, iterable.value(frame), 0));
            return Flow.NEXT;
        };
    }

    private String level(Parts parts, Layout layout, Frame outer, Object items, int depth) {
        if (depth > registry.maxDepth()) {
            throw new TemplateException("RecursionError", "maximum recursion depth exceeded");
        }
        Frame frame = new Frame(outer.render, outer, layout.size(), new Output());
        run(parts, frame, items, depth, deeper -> level(parts, layout, outer, deeper, depth + 1));
        return frame.out.toString();
    }

    private Parts parts(StatementNode.For node, Block block) {
        boolean loopIsRead = node.recursive() || Mentions.of("loop", node.body());
        Block body = block.inner();
        if (loopIsRead) {
            body.symbols().parameter("loop");
        }
        SymbolVisitor visitor = new SymbolVisitor(body.symbols());
        visitor.parameters(node.target());
        visitor.visit(node.body());
        Step run = statements.body(node.body(), body);
        Block otherwise = block.inner();
        new SymbolVisitor(otherwise.symbols()).visit(node.otherwise());
        Step elseBody = statements.body(node.otherwise(), otherwise);
        return new Parts(
                filter(node, block),
                loopIsRead ? Variables.write(body, "loop") : null,
                TargetCompiler.compile(node.target(), body),
                Variables.enter(body.symbols()),
                run,
                Step.sequence(List.of(Variables.enter(otherwise.symbols()), elseBody)));
    }

    private @Nullable Filter filter(StatementNode.For node, Block block) {
        if (node.test() == null) {
            return null;
        }
        Block inner = block.innerFrame();
        SymbolVisitor visitor = new SymbolVisitor(inner.symbols());
        visitor.parameters(node.target());
        visitor.visit(node.test());
        Eval test = statements.expressions.compile(node.test(), inner);
        return new Filter(
                inner.layout(), Variables.enter(inner.symbols()), TargetCompiler.compile(node.target(), inner), test);
    }

    private static void run(
            Parts parts, Frame frame, Object items, int depth, LoopContext.@Nullable Recursion recursion) {
        Iterator<Object> iterator = filtered(parts, frame, Python.iterate(items));
        int known = parts.filter() == null ? Iteration.length(items) : -1;
        LoopContext loop = parts.loop() == null ? null : new LoopContext(iterator, known, depth, recursion);
        Iterator<Object> source = loop == null ? iterator : loop.items();
        boolean completed = false;
        while (source.hasNext()) {
            Object item = source.next();
            if (parts.loop() != null && loop != null) {
                parts.loop().set(frame, loop);
            }
            parts.target().set(frame, item);
            parts.enter().run(frame);
            Flow flow = parts.body().run(frame);
            if (flow == Flow.BREAK) {
                break;
            }
            completed |= flow == Flow.NEXT;
        }
        // As in Jinja: `else` is for a loop no round of which came to its end, be it for want of items or by a jump.
        if (!completed) {
            parts.otherwise().run(frame);
        }
    }

    private static Iterator<Object> filtered(Parts parts, Frame frame, Iterator<Object> items) {
        Filter filter = parts.filter();
        return filter == null ? items : new Filtered(items, filter.in(frame));
    }
}
