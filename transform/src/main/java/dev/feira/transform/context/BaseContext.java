package dev.feira.transform.context;

import dev.feira.jinja.Callable;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.Python;
import dev.feira.jinja.PythonModules;
import dev.feira.jinja.Return;
import dev.feira.jinja.Scope;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that every template has, YAML values included. Callers put their own on top.
public final class BaseContext {
    /// The dbt whose behaviour this follows.
    public static final String DBT_VERSION = "1.12.6";

    private BaseContext() {}

    /// A new, changeable map of the names; `var` sees `vars`.
    ///
    /// @param owner who asks, for errors
    public static Map<String, @Nullable Object> of(
            Occasion occasion, Map<String, @Nullable Object> vars, String owner, boolean secrets) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        Messages messages =
                new Messages(occasion.listener(), occasion.invocation().flags().which());
        names.put("dbt_version", DBT_VERSION);
        names.put("env_var", new EnvironmentVariables(occasion.invocation().environment(), secrets));
        names.put("return", (Callable) arguments -> {
            throw new Return(arguments.get(0));
        });
        names.putAll(DataFunctions.all());
        names.put("log", messages.log());
        names.put("print", messages.print());
        names.put("exceptions", messages.exceptions());
        names.put("run_started_at", OffsetDateTime.ofInstant(occasion.startedAt(), ZoneOffset.UTC));
        names.put("invocation_id", occasion.id());
        names.put("thread_id", Thread.currentThread().getName());
        names.put("modules", PythonModules.all());
        names.put("flags", new FlagValues(occasion.invocation().flags()));
        names.put("invocation_args_dict", invocationArguments(occasion));
        names.put("var", new Variables(vars, owner, Scope.of(names)));
        names.put("builtins", builtins(names));
        return names;
    }

    /// A dict of the same names, for `builtins` and `context`.
    public static PyDict builtins(Map<String, @Nullable Object> names) {
        PyDict dict = PyDict.of();
        names.forEach((name, value) -> dict.put(name, Python.value(value)));
        return dict;
    }

    private static PyDict invocationArguments(Occasion occasion) {
        PyDict arguments = PyDict.of();
        arguments.put("which", occasion.invocation().flags().which());
        arguments.put("full_refresh", occasion.invocation().flags().fullRefresh());
        arguments.put("vars", Python.value(occasion.invocation().vars()));
        return arguments;
    }
}
