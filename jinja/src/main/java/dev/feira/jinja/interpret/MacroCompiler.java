package dev.feira.jinja.interpret;

import dev.feira.jinja.Span;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.interpret.MacroCode.Parameter;
import dev.feira.jinja.interpret.Step.Flow;
import dev.feira.jinja.syntax.SignatureNode;
import dev.feira.jinja.syntax.SignatureNode.ParameterNode;
import dev.feira.jinja.syntax.Source;
import dev.feira.jinja.syntax.StatementNode;
import java.util.ArrayList;
import java.util.List;

/// Compiles macros and call blocks, which are macros without a name.
final class MacroCompiler {
    private final StatementCompiler statements;
    private final Source source;
    private final Registry registry;

    MacroCompiler(StatementCompiler statements, Source source, Registry registry) {
        this.statements = statements;
        this.source = source;
        this.registry = registry;
    }

    Step definition(StatementNode.MacroNode node, Block block) {
        MacroCode code = code(node.name(), node.signature(), node.body(), node.span(), block);
        Variables.Write target = Variables.write(block, node.name());
        return frame -> {
            target.set(frame, new MacroValue(code, frame));
            return Flow.NEXT;
        };
    }

    Step callBlock(StatementNode.CallBlock node, Block block) {
        MacroCode code = code("", node.signature(), node.body(), node.span(), block);
        Eval call = statements.expressions.call(node.call(), block, frame -> new MacroValue(code, frame));
        return frame -> {
            frame.out.value(call.value(frame));
            return Flow.NEXT;
        };
    }

    MacroCode code(String name, SignatureNode signature, List<StatementNode> body, Span span, Block outer) {
        Block block = outer.innerFrame();
        Symbols symbols = block.symbols();
        SymbolVisitor visitor = new SymbolVisitor(symbols);
        List<ParameterNode> parameters = signature.parameters();
        parameters.forEach(parameter -> symbols.parameter(parameter.name()));
        parameters.forEach(parameter -> visitor.visit(parameter.defaultValue()));
        visitor.visit(body);
        Special special = new Special(parameters, body, symbols, span);
        List<Parameter> compiled = new ArrayList<>();
        for (ParameterNode parameter : parameters) {
            int index = symbols.slot(parameter.name()).index();
            Eval value = parameter.defaultValue() == null
                    ? null
                    : statements.expressions.compile(parameter.defaultValue(), block);
            compiled.add(new Parameter(parameter.name(), index, value));
        }
        Step run = statements.body(body, block);
        return new MacroCode(
                name,
                compiled,
                special.caller,
                special.explicitCaller,
                special.keywords,
                special.rest,
                Variables.enter(symbols),
                run,
                block.layout(),
                source,
                span,
                registry.maxDepth());
    }

    /// The slots of `caller`, `kwargs` and `varargs`; -1 where the body does not use them.
    private final class Special {
        final int caller;
        final int keywords;
        final int rest;
        final boolean explicitCaller;

        Special(List<ParameterNode> parameters, List<StatementNode> body, Symbols symbols, Span span) {
            explicitCaller = names(parameters, "caller");
            boolean mentioned = Mentions.of("caller", body);
            if (explicitCaller && mentioned) {
                requireDefault(parameters, span);
            }
            caller = mentioned && !explicitCaller ? slot(symbols, "caller") : -1;
            keywords = uses("kwargs", parameters, body) ? slot(symbols, "kwargs") : -1;
            rest = uses("varargs", parameters, body) ? slot(symbols, "varargs") : -1;
        }

        private boolean uses(String name, List<ParameterNode> parameters, List<StatementNode> body) {
            return !names(parameters, name) && Mentions.of(name, body);
        }

        private static boolean names(List<ParameterNode> parameters, String name) {
            return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
        }

        private static int slot(Symbols symbols, String name) {
            return symbols.parameter(name).index();
        }

        private void requireDefault(List<ParameterNode> parameters, Span span) {
            boolean bare = parameters.stream()
                    .anyMatch(parameter -> parameter.name().equals("caller") && parameter.defaultValue() == null);
            if (bare) {
                throw new TemplateException(
                                "TemplateAssertionError",
                                "When defining macros or call blocks the special \"caller\" argument must be omitted"
                                        + " or be given a default.")
                        .at(source.place(span.start()));
            }
        }
    }
}
