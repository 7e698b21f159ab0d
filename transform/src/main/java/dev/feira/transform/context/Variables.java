package dev.feira.transform.context;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.jinja.Scope;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `var('name', default)` and `var.has_var('name')`.
///
/// @param owner who asks, for the error
/// @param scope what Jinja inside a variable's value sees
public record Variables(Map<String, @Nullable Object> values, String owner, Scope scope) implements Callable, PyObject {
    private static final Signature VAR = Signature.of("var", 1, "var_name", "default");

    @Override
    public @Nullable Object call(Arguments arguments) {
        var bound = VAR.bind(arguments);
        String name = bound.text(0);
        if (values.containsKey(name)) {
            return rendered(values.get(name));
        }
        Optional<Object> otherwise = bound.find(1);
        if (otherwise.isPresent()) {
            return otherwise.get();
        }
        throw new TemplateException(
                "RequiredVarNotFoundError",
                "Required var '" + name + "' not found in config: give it under `vars:` or with `--vars` (asked by "
                        + owner + ")");
    }

    @Override
    public @Nullable Object attribute(String name) {
        return name.equals("has_var") ? (Callable) arguments -> values.containsKey(Python.str(arguments.get(0))) : null;
    }

    @Override
    public String repr() {
        return "var";
    }

    private @Nullable Object rendered(@Nullable Object value) {
        if (value instanceof String text && DbtEnvironment.isTemplate(text)) {
            return DbtEnvironment.environment().template("vars", text).render(scope);
        }
        return value;
    }
}
