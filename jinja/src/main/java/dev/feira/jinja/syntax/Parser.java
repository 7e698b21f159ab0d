package dev.feira.jinja.syntax;

import dev.feira.jinja.BlockTag;
import dev.feira.jinja.Options;
import dev.feira.jinja.Span;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.StatementNode.Print;
import dev.feira.jinja.syntax.StatementNode.Text;
import dev.feira.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads a template's source into statements, or a single expression.
public final class Parser {
    private final Source source;
    final TokenStream tokens;
    final ExpressionParser expressions;
    final TargetParser targets;
    final OpenTags open = new OpenTags();
    private final StatementParser statements;

    private Parser(Source source, List<Token> tokens, Map<String, BlockTag> tags) {
        this.source = source;
        this.tokens = new TokenStream(source, tokens);
        this.expressions = new ExpressionParser(this.tokens);
        this.targets = new TargetParser(this.tokens);
        this.statements = new StatementParser(this, tags);
    }

    /// The statements of a template; a [TemplateException] with place if it is not one.
    public static List<StatementNode> template(Source source, Options options, Map<String, BlockTag> tags) {
        try {
            var opaque = tags.values().stream()
                    .filter(BlockTag::opaque)
                    .map(BlockTag::name)
                    .collect(Collectors.toSet());
            Parser parser = new Parser(source, new Lexer(source, options, opaque).tokens(), tags);
            return parser.body(List.of());
        } catch (StackOverflowError e) {
            throw tooDeep(source);
        }
    }

    /// An expression, and the source that its spans belong to.
    public record Parsed(ExpressionNode node, Source source) {}

    /// A single expression.
    public static Parsed expression(Source source) {
        try {
            List<Token> tokens = new ArrayList<>();
            String wrapped = "{{" + source.text() + "\n}}";
            Source inner = new Source(source.path(), wrapped);
            new TagLexer(inner, 2, wrapped.length(), false, tokens).read();
            tokens.add(new Token(Kind.END, "", new Span(wrapped.length() - 3, wrapped.length() - 3)));
            Parser parser = new Parser(inner, tokens, Map.of());
            ExpressionNode node = parser.expressions.expression();
            parser.tokens.expect(Kind.END);
            return new Parsed(node, inner);
        } catch (StackOverflowError e) {
            throw tooDeep(source);
        }
    }

    private static TemplateException tooDeep(Source source) {
        return new TemplateException("RecursionError", "maximum recursion depth exceeded while parsing")
                .at(source.place(0));
    }

    /// Statements up to one of the end tags, whose name is left to be read.
    List<StatementNode> body(List<String> ends) {
        List<StatementNode> body = new ArrayList<>();
        while (true) {
            Token token = tokens.next();
            switch (token.kind()) {
                case DATA -> body.add(new Text(token.text(), token.span()));
                case PRINT_BEGIN -> body.add(print(token));
                case BLOCK_BEGIN -> {
                    if (ends.stream().anyMatch(tokens::isName)) {
                        return body;
                    }
                    statements.statement(token.span(), body);
                }
                default -> {
                    return atEnd(ends, body, token);
                }
            }
        }
    }

    private List<StatementNode> atEnd(List<String> ends, List<StatementNode> body, Token token) {
        if (!ends.isEmpty()) {
            throw source.error(
                    "Unexpected end of template. " + open.expectation(),
                    token.span().start());
        }
        return body;
    }

    private StatementNode print(Token begin) {
        ExpressionNode value = expressions.tuple(true, false);
        tokens.expect(Kind.PRINT_END);
        return new Print(value, tokens.since(begin.span()));
    }
}
