package dev.feira.jinja.interpret;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.ExpressionNode.ArgumentsNode;
import dev.feira.jinja.syntax.ExpressionNode.Keyword;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles what stands between a call's parentheses.
final class ArgumentsCompiler {
    /// Evaluates the arguments.
    interface Gather {
        Arguments arguments(Frame frame);
    }

    private final ExpressionCompiler expressions;

    ArgumentsCompiler(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    Gather compile(ArgumentsNode node, Block block) {
        Eval[] positional = expressions.all(node.positional(), block);
        boolean simple = node.named().isEmpty() && node.rest() == null && node.namedRest() == null;
        if (simple && positional.length == 0) {
            return frame -> Arguments.NONE;
        }
        if (simple) {
            return frame -> new Arguments(Arrays.asList(ExpressionCompiler.values(positional, frame)), Map.of());
        }
        return general(node, positional, block);
    }

    private Gather general(ArgumentsNode node, Eval[] positional, Block block) {
        String[] names = node.named().stream().map(Keyword::name).toArray(String[]::new);
        Eval[] values =
                expressions.all(node.named().stream().map(Keyword::value).toList(), block);
        Eval rest = node.rest() == null ? null : expressions.compile(node.rest(), block);
        Eval namedRest = node.namedRest() == null ? null : expressions.compile(node.namedRest(), block);
        return frame -> {
            List<Object> all = new ArrayList<>(Arrays.asList(ExpressionCompiler.values(positional, frame)));
            if (rest != null) {
                all.addAll(Iteration.list(rest.value(frame)));
            }
            Map<String, Object> named = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                named.put(names[i], values[i].value(frame));
            }
            addNamed(named, namedRest, frame);
            return new Arguments(all, named);
        };
    }

    private static void addNamed(Map<String, Object> named, @Nullable Eval rest, Frame frame) {
        if (rest == null) {
            return;
        }
        Object value = rest.value(frame);
        if (!(value instanceof PyDict dict)) {
            throw TemplateException.typeError("argument after ** must be a mapping, not " + Types.name(value));
        }
        dict.forEach((key, item) -> {
            if (!(key instanceof String name)) {
                throw TemplateException.typeError("keywords must be strings");
            }
            if (named.put(name, item) != null) {
                throw TemplateException.typeError(
                        "jinja2.sandbox.SandboxedEnvironment.call() got multiple values for keyword argument '" + name
                                + "'");
            }
        });
    }
}
