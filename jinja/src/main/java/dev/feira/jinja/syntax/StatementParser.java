package dev.feira.jinja.syntax;

import dev.feira.jinja.BlockTag;
import dev.feira.jinja.Span;
import dev.feira.jinja.syntax.ExpressionNode.Call;
import dev.feira.jinja.syntax.ExpressionNode.Filter;
import dev.feira.jinja.syntax.ExpressionNode.Keyword;
import dev.feira.jinja.syntax.SignatureNode.ParameterNode;
import dev.feira.jinja.syntax.StatementNode.Binding;
import dev.feira.jinja.syntax.StatementNode.Branch;
import dev.feira.jinja.syntax.StatementNode.Break;
import dev.feira.jinja.syntax.StatementNode.CallBlock;
import dev.feira.jinja.syntax.StatementNode.Continue;
import dev.feira.jinja.syntax.StatementNode.Do;
import dev.feira.jinja.syntax.StatementNode.FilterBlock;
import dev.feira.jinja.syntax.StatementNode.For;
import dev.feira.jinja.syntax.StatementNode.HeaderNode;
import dev.feira.jinja.syntax.StatementNode.If;
import dev.feira.jinja.syntax.StatementNode.MacroNode;
import dev.feira.jinja.syntax.StatementNode.Print;
import dev.feira.jinja.syntax.StatementNode.Set;
import dev.feira.jinja.syntax.StatementNode.SetBlock;
import dev.feira.jinja.syntax.StatementNode.Tagged;
import dev.feira.jinja.syntax.StatementNode.With;
import dev.feira.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Block tags: one method for each.
final class StatementParser {
    private static final java.util.Set<String> UNSUPPORTED =
            java.util.Set.of("include", "import", "from", "extends", "block", "autoescape");

    private final Parser parser;
    private final Map<String, BlockTag> tags;
    private int depth;
    private int loops;

    StatementParser(Parser parser, Map<String, BlockTag> tags) {
        this.parser = parser;
        this.tags = tags;
    }

    private TokenStream tokens() {
        return parser.tokens;
    }

    private ExpressionParser expressions() {
        return parser.expressions;
    }

    /// The statement whose tag has just been opened.
    void statement(Span start, List<StatementNode> out) {
        Token name = tokens().current();
        if (!name.is(Kind.NAME)) {
            throw tokens().fail("tag name expected", name.span());
        }
        switch (name.text()) {
            case "set" -> out.add(set(start));
            case "for" -> out.add(loop(start));
            case "if" -> out.add(conditional(start));
            case "with" -> out.add(with(start));
            case "macro" -> out.add(macro(start));
            case "call" -> out.add(callBlock(start));
            case "filter" -> out.add(filterBlock(start));
            case "do" -> out.add(effect(start));
            case "print" -> print(start, out);
            case "break", "continue" -> out.add(jump(start));
            default -> out.add(tagged(start, name));
        }
        tokens().expect(Kind.BLOCK_END);
    }

    private StatementNode set(Span start) {
        tokens().next();
        TargetNode target = parser.targets.target(true);
        if (tokens().skipOperator("=")) {
            ExpressionNode value = expressions().tuple(true, false);
            return new Set(target, value, tokens().since(start));
        }
        Filter filter = filters(false);
        List<StatementNode> body = block("set", "endset");
        return new SetBlock(target, filter, body, tokens().since(start));
    }

    private @Nullable Filter filters(boolean startsInline) {
        Span start = expressions().here();
        PostfixParser postfix = new PostfixParser(expressions());
        Filter filter = startsInline ? postfix.filter(null, start) : null;
        while (tokens().skipOperator("|")) {
            filter = postfix.filter(filter, start);
        }
        return filter;
    }

    private StatementNode loop(Span start) {
        tokens().next();
        TargetNode target = parser.targets.target(false);
        tokens().expectName("in");
        ExpressionNode iterable = expressions().tuple(false, false);
        ExpressionNode test = tokens().skipName("if") ? expressions().expression() : null;
        boolean recursive = tokens().skipName("recursive");
        loops++;
        List<StatementNode> body = body("for", List.of("endfor", "else"));
        loops--;
        List<StatementNode> otherwise = List.of();
        if (tokens().next().isName("else")) {
            otherwise = block("for", "endfor");
        }
        return new For(target, iterable, test, recursive, body, otherwise, tokens().since(start));
    }

    private StatementNode conditional(Span start) {
        List<Branch> branches = new ArrayList<>(1);
        List<StatementNode> otherwise = List.of();
        do {
            tokens().next();
            ExpressionNode test = expressions().tuple(false, false);
            branches.add(new Branch(test, body("if", List.of("elif", "else", "endif"))));
        } while (tokens().isName("elif"));
        if (tokens().next().isName("else")) {
            otherwise = block("if", "endif");
        }
        return new If(branches, otherwise, tokens().since(start));
    }

    private StatementNode with(Span start) {
        tokens().next();
        List<Binding> bindings = new ArrayList<>(1);
        while (!tokens().current().is(Kind.BLOCK_END)) {
            if (!bindings.isEmpty()) {
                tokens().expectOperator(",");
            }
            TargetNode target = parser.targets.target(false);
            tokens().expectOperator("=");
            bindings.add(new Binding(target, expressions().expression()));
        }
        return new With(bindings, block("with", "endwith"), tokens().since(start));
    }

    private StatementNode macro(Span start) {
        tokens().next();
        String name = parser.targets.name().name();
        SignatureNode signature = signature();
        Span open = tokens().current().span();
        int outerLoops = loops;
        loops = 0;
        List<StatementNode> body = body("macro", List.of("endmacro"));
        loops = outerLoops;
        Span bodySpan = new Span(open.end(), beforeEndTag());
        tokens().next();
        return new MacroNode(name, signature, body, throughEnd(start), bodySpan);
    }

    /// Where the tag begins whose name comes next.
    private int beforeEndTag() {
        return tokens().beginOfTag();
    }

    /// From the tag's beginning to behind its `%}`, which is still to be read.
    private Span throughEnd(Span start) {
        return start.to(tokens().current().span());
    }

    private SignatureNode signature() {
        tokens().expectOperator("(");
        List<ParameterNode> parameters = new ArrayList<>();
        boolean defaults = false;
        while (!tokens().isOperator(")")) {
            if (!parameters.isEmpty()) {
                tokens().expectOperator(",");
            }
            Span start = expressions().here();
            String name = parser.targets.name().name();
            ExpressionNode value = tokens().skipOperator("=") ? expressions().expression() : null;
            if (value == null && defaults) {
                throw tokens().fail("non-default argument follows default argument", start);
            }
            defaults |= value != null;
            parameters.add(new ParameterNode(name, value, tokens().since(start)));
        }
        tokens().next();
        return new SignatureNode(parameters);
    }

    private StatementNode callBlock(Span start) {
        tokens().next();
        SignatureNode signature = tokens().isOperator("(") ? signature() : SignatureNode.NONE;
        Span at = expressions().here();
        if (!(expressions().expression() instanceof Call call)) {
            throw tokens().fail("expected call", at);
        }
        int outerLoops = loops;
        loops = 0;
        List<StatementNode> body = block("call", "endcall");
        loops = outerLoops;
        return new CallBlock(signature, call, body, tokens().since(start));
    }

    private StatementNode filterBlock(Span start) {
        tokens().next();
        Filter filter = java.util.Objects.requireNonNull(filters(true));
        return new FilterBlock(filter, block("filter", "endfilter"), tokens().since(start));
    }

    private StatementNode effect(Span start) {
        tokens().next();
        return new Do(expressions().tuple(true, false), tokens().since(start));
    }

    private void print(Span start, List<StatementNode> out) {
        tokens().next();
        boolean first = true;
        while (!tokens().current().is(Kind.BLOCK_END)) {
            if (!first) {
                tokens().expectOperator(",");
            }
            first = false;
            out.add(new Print(expressions().expression(), tokens().since(start)));
        }
    }

    private StatementNode jump(Span start) {
        Token token = tokens().next();
        if (loops == 0) {
            throw tokens().fail("'" + token.text() + "' outside loop", token.span());
        }
        return token.isName("break") ? new Break(start) : new Continue(start);
    }

    private StatementNode tagged(Span start, Token name) {
        BlockTag tag = tags.get(name.text());
        if (tag == null) {
            throw tokens().fail(unknown(name.text()), name.span());
        }
        if (depth > 0) {
            throw tokens().fail("`" + tag.name() + "` must stand at the top level of a template", name.span());
        }
        tokens().next();
        HeaderNode header = header();
        Span open = tokens().current().span();
        String end = "end" + tag.name();
        List<StatementNode> body = body(tag.name(), List.of(end));
        Span bodySpan = new Span(open.end(), beforeEndTag());
        tokens().next();
        return new Tagged(tag.name(), header, body, throughEnd(start), bodySpan);
    }

    private String unknown(String name) {
        if (UNSUPPORTED.contains(name)) {
            return "the tag '" + name + "' is not supported: a template cannot load or extend another one";
        }
        return parser.open.unknown(name);
    }

    private HeaderNode header() {
        String title = tokens().expect(Kind.NAME).text();
        SignatureNode signature = tokens().isOperator("(") ? signature() : SignatureNode.NONE;
        List<String> flags = new ArrayList<>();
        List<Keyword> options = new ArrayList<>();
        while (tokens().skipOperator(",")) {
            String name = tokens().expect(Kind.NAME).text();
            if (tokens().skipOperator("=")) {
                options.add(new Keyword(name, expressions().expression()));
            } else {
                flags.add(name);
            }
        }
        return new HeaderNode(title, signature, flags, options);
    }

    private List<StatementNode> block(String tag, String end) {
        List<StatementNode> body = body(tag, List.of(end));
        tokens().next();
        return body;
    }

    private List<StatementNode> body(String tag, List<String> ends) {
        tokens().skipOperator(":");
        tokens().expect(Kind.BLOCK_END);
        parser.open.push(tag, ends);
        depth++;
        List<StatementNode> body = parser.body(ends);
        depth--;
        parser.open.pop();
        return body;
    }
}
