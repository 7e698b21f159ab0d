package dev.feira.jinja.modules;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.builtin.Generator;
import dev.feira.jinja.values.Iteration;
import java.util.List;

/// `zip` and `set`.
public final class Iterables {
    private Iterables() {}

    public static Object zip(Arguments arguments) {
        List<PyList> lists =
                arguments.positional().stream().map(Iteration::list).toList();
        int length = lists.stream().mapToInt(List::size).min().orElse(0);
        PyList rows = new PyList();
        for (int i = 0; i < length; i++) {
            int row = i;
            rows.add(new PyTuple(lists.stream().map(list -> list.get(row)).toList()));
        }
        return new Generator("zip", rows.iterator());
    }

    public static Object set(Arguments arguments) {
        if (arguments.size() > 1) {
            throw TemplateException.typeError("set expected at most 1 argument, got " + arguments.size());
        }
        return arguments.size() == 0 ? new PySet() : new PySet(Iteration.list(arguments.get(0)));
    }
}
