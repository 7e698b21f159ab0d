package dev.feira.transform.parse;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.manifest.Ref;
import dev.feira.transform.manifest.SourceRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Understands the arguments of `ref()` and `source()`.
public final class References {
    private References() {}

    public static Ref ref(Arguments arguments) {
        return ref(arguments.positional(), arguments.named());
    }

    /// `ref('name')`, `ref('package', 'name')`, each with `version=` or `v=`.
    public static Ref ref(List<Object> positional, Map<String, Object> named) {
        if (positional.isEmpty() || positional.size() > 2) {
            throw new TemplateException(
                    "CompilationError", "ref() takes one or two names, and got " + positional.size() + " of them");
        }
        for (Object name : positional) {
            if (!(name instanceof String)) {
                throw new TemplateException(
                        "CompilationError",
                        "The name argument to ref() must be a string, got " + Python.typeName(name));
            }
        }
        Object version = named.containsKey("version") ? named.get("version") : named.get("v");
        @Nullable Object plain = version == null ? null : Python.toJava(version);
        return positional.size() == 1
                ? new Ref(Python.str(positional.get(0)), null, plain)
                : new Ref(Python.str(positional.get(1)), Python.str(positional.get(0)), plain);
    }

    public static SourceRef source(Arguments arguments) {
        return source(arguments.positional());
    }

    public static SourceRef source(List<Object> positional) {
        if (positional.size() != 2 || !positional.stream().allMatch(String.class::isInstance)) {
            throw new TemplateException("CompilationError", "source() takes exactly two names: source and table");
        }
        return new SourceRef(Python.str(positional.get(0)), Python.str(positional.get(1)));
    }
}
