package dev.feira.jinja;

import dev.feira.jinja.interpret.Program;
import dev.feira.jinja.syntax.SignatureNode;
import dev.feira.jinja.syntax.Source;
import dev.feira.jinja.syntax.StatementNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A macro as it is written, to be bound to a context of the host's choice. All its free names are looked up there,
/// those of the macros beside it too.
public final class MacroDefinition {
    private final Environment environment;
    private final Source source;
    private final String name;
    private final SignatureNode signature;
    private final List<StatementNode> body;
    private final Span span;
    private volatile Program.@Nullable LoneMacro program;

    MacroDefinition(
            Environment environment,
            Source source,
            String name,
            SignatureNode signature,
            List<StatementNode> body,
            Span span) {
        this.environment = environment;
        this.source = source;
        this.name = name;
        this.signature = signature;
        this.body = body;
        this.span = span;
    }

    public String name() {
        return name;
    }

    public String path() {
        return source.path();
    }

    public Span span() {
        return span;
    }

    public Place place() {
        return source.place(span.start());
    }

    /// The whole block as it is written.
    public String text() {
        return source.text().substring(span.start(), span.end());
    }

    public List<Parameter> parameters() {
        return signature.parameters().stream().map(this::parameter).toList();
    }

    private Parameter parameter(SignatureNode.ParameterNode node) {
        Optional<String> value = Optional.ofNullable(node.defaultValue())
                .map(ignored ->
                        source.text().substring(node.span().start(), node.span().end()))
                .map(text -> text.substring(text.indexOf('=') + 1).strip());
        return new Parameter(node.name(), value);
    }

    /// The calls in its body.
    public List<Call> calls() {
        return CallReader.calls(body);
    }

    /// The macro with its free names looked up in the scope, at each call anew.
    public Macro bind(Scope scope) {
        Program.LoneMacro compiled = program;
        if (compiled == null) {
            compiled = Program.macro(name, signature, body, span, source, environment.registry());
            program = compiled;
        }
        return compiled.bind(environment.render(scope));
    }
}
