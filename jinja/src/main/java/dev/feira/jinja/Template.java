package dev.feira.jinja;

import dev.feira.jinja.interpret.Program;
import dev.feira.jinja.interpret.Render;
import dev.feira.jinja.syntax.Source;
import dev.feira.jinja.syntax.StatementNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A template that has been read. It is compiled when it is first rendered, and can be rendered any number of times by
/// any number of threads.
public final class Template {
    private final Environment environment;
    private final Source source;
    private final List<StatementNode> statements;
    private volatile @Nullable Program program;

    Template(Environment environment, Source source, List<StatementNode> statements) {
        this.environment = environment;
        this.source = source;
        this.statements = statements;
    }

    public String path() {
        return source.path();
    }

    /// The source with line ends made `\n`.
    public String source() {
        return source.text();
    }

    public Place place(int offset) {
        return source.place(offset);
    }

    public String render(Map<String, ?> context) {
        return render(Scope.of(context));
    }

    /// What the template prints; a [TemplateException] if that fails.
    public String render(Scope scope) {
        return run(scope, render -> program().text(render));
    }

    /// What the top level prints piece by piece, `{{ … }}` as values instead of text.
    public List<Object> parts(Scope scope) {
        return run(scope, render -> program().parts(render));
    }

    /// Runs the template for what it defines.
    public Module module(Scope scope) {
        return run(scope, render -> {
            String text = program().text(render);
            return new Module(render.exported(), text);
        });
    }

    private <T> T run(Scope scope, Function<Render, T> work) {
        try {
            return work.apply(environment.render(scope));
        } catch (TemplateException e) {
            throw e.at(source.place(0));
        } catch (StackOverflowError e) {
            throw new TemplateException("RecursionError", "maximum recursion depth exceeded").at(source.place(0));
        }
    }

    /// The macros and the host's blocks at the top level, in the order of the source.
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (StatementNode statement : statements) {
            if (statement instanceof StatementNode.MacroNode macro) {
                blocks.add(Block.of(environment, source, macro));
            } else if (statement instanceof StatementNode.Tagged tagged) {
                blocks.add(Block.of(environment, source, tagged));
            }
        }
        return blocks;
    }

    /// The calls of names and dotted names, anywhere in the template.
    public List<Call> calls() {
        return CallReader.calls(statements);
    }

    /// Whether there is nothing but text, comments and `{{ name(literal, …) }}`.
    public boolean isStatic() {
        return CallReader.isStatic(statements);
    }

    private Program program() {
        Program compiled = program;
        if (compiled == null) {
            compiled = Program.of(statements, source, environment.registry());
            program = compiled;
        }
        return compiled;
    }
}
