package dev.feira.jinja.builtin;

import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.Signature;
import dev.feira.jinja.interpret.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// All of Jinja's filters by name.
public final class Filters {
    private final Map<String, Callable> all = new HashMap<>();

    private Filters() {}

    public static Map<String, Callable> all(Registry registry) {
        Filters filters = new Filters();
        TextFilters.register(filters);
        LayoutFilters.register(filters);
        NumberFilters.register(filters);
        ItemFilters.register(filters);
        SortFilters.register(filters);
        SelectFilters.register(filters, registry);
        return Map.copyOf(filters.all);
    }

    /// A filter with parameters, the first of which is the filtered value.
    Filters add(String name, int required, List<String> parameters, Function<Bound, Object> body) {
        Signature signature = new Signature("do_" + name, required, parameters);
        return any(name, arguments -> body.apply(signature.bind(arguments)));
    }

    /// A filter of the value alone.
    Filters add(String name, Function<Object, Object> body) {
        return add(name, 1, List.of("value"), a -> body.apply(a.object(0)));
    }

    /// A filter that sorts its arguments itself.
    Filters any(String name, Callable body) {
        all.put(name, body);
        return this;
    }
}
