package dev.feira.jinja.values;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The methods of one of Python's types by name.
final class Methods<T> {
    interface Definition<T> {
        String name();

        Object call(T self, Arguments arguments);
    }

    private final String type;
    private final Map<String, Definition<T>> definitions = new HashMap<>();

    Methods(String type) {
        this.type = type;
    }

    /// The method bound to the value, null if the type has none of that name.
    @Nullable
    Object find(T self, String name) {
        Definition<T> definition = definitions.get(name);
        return definition == null ? null : new Method<>(self, definition);
    }

    /// A method without parameters.
    Methods<T> plain(String name, Function<T, Object> body) {
        return any(name, (self, arguments) -> {
            if (arguments.size() > 0 || !arguments.named().isEmpty()) {
                throw TemplateException.typeError(
                        type + "." + name + "() takes no arguments (" + arguments.size() + " given)");
            }
            return body.apply(self);
        });
    }

    /// A method with parameters, the first `required` of which must be given.
    Methods<T> with(String name, int required, List<String> parameters, BiFunction<T, Bound, Object> body) {
        Signature signature = new Signature(name, required, parameters);
        return any(name, (self, arguments) -> {
            checkCount(name, required, parameters.size(), arguments);
            return body.apply(self, signature.bind(arguments));
        });
    }

    private void checkCount(String name, int required, int most, Arguments arguments) {
        int given = arguments.size() + arguments.named().size();
        if (given >= required && given <= most) {
            return;
        }
        if (required == 1 && most == 1) {
            throw TemplateException.typeError(
                    type + "." + name + "() takes exactly one argument (" + given + " given)");
        }
        boolean few = given < required;
        int bound = few ? required : most;
        String limit = required == most ? "" : few ? "at least " : "at most ";
        throw TemplateException.typeError(
                name + " expected " + limit + bound + " argument" + (bound == 1 ? "" : "s") + ", got " + given);
    }

    /// A method that sorts its arguments itself.
    Methods<T> any(String name, BiFunction<T, Arguments, Object> body) {
        definitions.put(name, new Definition<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Object call(T self, Arguments arguments) {
                return body.apply(self, arguments);
            }
        });
        return this;
    }
}
