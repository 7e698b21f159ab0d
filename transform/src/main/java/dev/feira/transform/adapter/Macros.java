package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.Python;
import java.util.Optional;

/// The macros that one node sees; the adapter's own operations are macros too, so that a project can override them.
public interface Macros {
    /// The macro that an unqualified name means.
    Optional<Callable> find(String name);

    /// `adapter.dispatch(…)`.
    Callable dispatch(Arguments arguments);

    /// Calls the macro of that name; it is one of dbt's own, so it is there.
    default Object call(String name, Object... arguments) {
        return Python.value(find(name).orElseThrow().call(Arguments.of(arguments)));
    }
}
