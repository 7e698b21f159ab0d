package dev.feira.jinja.interpret;

import dev.feira.jinja.Macro;
import dev.feira.jinja.Span;
import dev.feira.jinja.syntax.ExpressionNode;
import dev.feira.jinja.syntax.SignatureNode;
import dev.feira.jinja.syntax.Source;
import dev.feira.jinja.syntax.StatementNode;
import java.util.List;

/// A compiled template, expression or lone macro: what the door runs.
public final class Program {
    private final Block block;
    private final Step enter;
    private final Step body;

    private Program(Block block, Step body) {
        this.block = block;
        this.enter = Variables.enter(block.symbols());
        this.body = body;
    }

    public static Program of(List<StatementNode> statements, Source source, Registry registry) {
        Block block = new Block(Symbols.root(), true);
        new SymbolVisitor(block.symbols()).visit(statements);
        Step body = new StatementCompiler(source, registry).body(statements, block);
        return new Program(block, body);
    }

    public String text(Render render) {
        return run(render, new Output()).toString();
    }

    /// What is printed at the top level, values as they are.
    public List<Object> parts(Render render) {
        Output.Parts parts = new Output.Parts();
        run(render, parts);
        return parts.parts;
    }

    private Output run(Render render, Output out) {
        Frame frame = new Frame(render, null, block.layout().size(), out);
        try {
            enter.run(frame);
            body.run(frame);
            return out;
        } catch (StackOverflowError e) {
            throw Depth.exceeded();
        }
    }

    /// A compiled expression.
    public interface Expression {
        Object value(Render render);
    }

    public static Expression expression(ExpressionNode node, Source source, Registry registry) {
        Block block = new Block(Symbols.root(), true);
        new SymbolVisitor(block.symbols()).visit(node);
        Eval eval = new ExpressionCompiler(source, registry).compile(node, block);
        Step enter = Variables.enter(block.symbols());
        return render -> {
            Frame frame = new Frame(render, null, block.layout().size(), new Output());
            try {
                enter.run(frame);
                return eval.value(frame);
            } catch (StackOverflowError e) {
                throw Depth.exceeded();
            }
        };
    }

    /// A macro whose free names are looked up in the context alone.
    public interface LoneMacro {
        Macro bind(Render render);
    }

    public static LoneMacro macro(
            String name,
            SignatureNode signature,
            List<StatementNode> body,
            Span span,
            Source source,
            Registry registry) {
        Block block = new Block(Symbols.root(), true);
        MacroCode code = new StatementCompiler(source, registry).macros.code(name, signature, body, span, block);
        return render -> new MacroValue(code, new Frame(render, null, 0, new Output()));
    }
}
