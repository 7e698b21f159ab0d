package dev.feira.jinja.builtin;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.interpret.Registry;
import dev.feira.jinja.values.Calls;
import dev.feira.jinja.values.Filtered;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.Repr;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Filters that apply another filter or a test to each item.
final class SelectFilters {
    private final Registry registry;

    private SelectFilters(Registry registry) {
        this.registry = registry;
    }

    static void register(Filters filters, Registry registry) {
        SelectFilters select = new SelectFilters(registry);
        filters.any("map", select::map)
                .any("select", a -> select.choose("sync_do_select", a, false, true))
                .any("reject", a -> select.choose("sync_do_reject", a, false, false))
                .any("selectattr", a -> select.choose("sync_do_selectattr", a, true, true))
                .any("rejectattr", a -> select.choose("sync_do_rejectattr", a, true, false));
    }

    private Object map(Arguments arguments) {
        UnaryOperator<Object> function = mapping(arguments.skip(1));
        return new Generator("sync_do_map", Iteration.map(items(arguments), function));
    }

    /// What is false is taken for empty, whether or not it can be iterated.
    private static Iterator<Object> items(Arguments arguments) {
        Object value = arguments.get(0);
        return Python.truth(value) ? Iteration.of(value) : Collections.emptyIterator();
    }

    private UnaryOperator<Object> mapping(Arguments arguments) {
        Map<String, Object> named = new LinkedHashMap<>(arguments.named());
        Object attribute = named.remove("attribute");
        if (arguments.size() == 0 && attribute != null) {
            Object otherwise = named.remove("default");
            refuseMore(named);
            return otherwise == null || otherwise == None.NONE
                    ? AttributePath.of(attribute)
                    : AttributePath.of(attribute, otherwise);
        }
        if (arguments.size() == 0) {
            throw new TemplateException("FilterArgumentError", "map requires a filter argument");
        }
        Callable filter = found(registry.filter(Repr.str(arguments.get(0))), "filter", arguments.get(0));
        Arguments rest = new Arguments(arguments.skip(1).positional(), arguments.named());
        return item -> Calls.call(filter, rest.prepend(item));
    }

    private static void refuseMore(Map<String, Object> named) {
        if (!named.isEmpty()) {
            throw new TemplateException(
                    "FilterArgumentError",
                    "Unexpected keyword argument "
                            + Python.repr(named.keySet().iterator().next()));
        }
    }

    private Object choose(String name, Arguments arguments, boolean byAttribute, boolean wanted) {
        UnaryOperator<Object> part = value -> value;
        Arguments rest = arguments.skip(1);
        if (byAttribute) {
            if (rest.size() == 0) {
                throw new TemplateException("FilterArgumentError", "Missing parameter for attribute name");
            }
            part = AttributePath.of(rest.get(0));
            rest = rest.skip(1);
        }
        Predicate<Object> test = test(rest);
        UnaryOperator<Object> key = part;
        Iterator<Object> items = items(arguments);
        return new Generator(name, new Filtered(items, item -> test.test(key.apply(item)) == wanted));
    }

    private Predicate<Object> test(Arguments arguments) {
        if (arguments.size() == 0) {
            return Python::truth;
        }
        Callable test = found(registry.test(Repr.str(arguments.get(0))), "test", arguments.get(0));
        Arguments rest = arguments.skip(1);
        return item -> Python.truth(Calls.call(test, rest.prepend(item)));
    }

    private static Callable found(@Nullable Callable found, String kind, Object name) {
        if (found == null) {
            throw new TemplateException("TemplateRuntimeError", "No " + kind + " named " + Python.repr(name) + ".");
        }
        return found;
    }
}
