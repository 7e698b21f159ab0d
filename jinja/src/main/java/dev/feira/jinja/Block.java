package dev.feira.jinja;

import dev.feira.jinja.syntax.ExpressionNode.Keyword;
import dev.feira.jinja.syntax.Source;
import dev.feira.jinja.syntax.StatementNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A macro, or a block with one of the host's tags, at the top level of a template.
public final class Block {
    private final Environment environment;
    private final Source source;
    private final String tag;
    private final StatementNode.HeaderNode header;
    private final List<StatementNode> body;
    private final Span span;
    private final Span bodySpan;

    private Block(
            Environment environment,
            Source source,
            String tag,
            StatementNode.HeaderNode header,
            List<StatementNode> body,
            Span span,
            Span bodySpan) {
        this.environment = environment;
        this.source = source;
        this.tag = tag;
        this.header = header;
        this.body = body;
        this.span = span;
        this.bodySpan = bodySpan;
    }

    static Block of(Environment environment, Source source, StatementNode.Tagged node) {
        return new Block(environment, source, node.tag(), node.header(), node.body(), node.span(), node.bodySpan());
    }

    static Block of(Environment environment, Source source, StatementNode.MacroNode node) {
        var header = new StatementNode.HeaderNode(node.name(), node.signature(), List.of(), List.of());
        return new Block(environment, source, "macro", header, node.body(), node.span(), node.bodySpan());
    }

    /// `macro` or the name of the host's tag.
    public String tag() {
        return tag;
    }

    /// What follows the tag: `{% tag name … %}`.
    public String name() {
        return header.title();
    }

    /// The words behind the name: `{% tag name, flag %}`.
    public List<String> flags() {
        return header.flags();
    }

    /// The options behind the name, `{% tag name, option=value %}`, evaluated without any names in scope.
    public Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        for (Keyword option : header.options()) {
            options.put(option.name(), Literal.evaluate(option.value(), source, environment));
        }
        return options;
    }

    public List<Parameter> parameters() {
        return macro().parameters();
    }

    /// From the `{%` of the tag to behind the `%}` of its end.
    public Span span() {
        return span;
    }

    public Place place() {
        return source.place(span.start());
    }

    /// The text between the tags, as it is written.
    public String body() {
        return source.text().substring(bodySpan.start(), bodySpan.end());
    }

    /// The whole block as it is written.
    public String text() {
        return source.text().substring(span.start(), span.end());
    }

    /// The block as a macro of its name.
    public MacroDefinition macro() {
        return macro(name());
    }

    /// The block as a macro of another name.
    public MacroDefinition macro(String name) {
        return new MacroDefinition(environment, source, name, header.signature(), body, span);
    }

    /// The body as a template; places in errors are those of the file.
    public Template template() {
        return new Template(environment, source, body);
    }
}
