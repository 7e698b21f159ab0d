package dev.feira.transform.run;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.manifest.Config;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `config` while a node runs: calling it does nothing any more, asking it answers from the settled configuration.
final class ConfigObject implements Callable, PyObject {
    private final PyDict values;

    ConfigObject(Config config) {
        this.values = new PyDict((Map<?, ?>) Python.value(config.values()));
        if (!values.containsKey("contract")) {
            values.put("contract", PyDict.of().with("enforced", false).with("alias_types", true));
        }
    }

    PyDict values() {
        return values;
    }

    void set(String key, @Nullable Object value) {
        values.put(key, Python.value(value));
    }

    @Override
    public Object call(Arguments arguments) {
        return "";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "get" -> (Callable) arguments -> get(arguments, values);
            case "require" -> (Callable) arguments -> require(arguments, values);
            case "meta_get" -> (Callable) arguments -> get(arguments, meta());
            case "meta_require" -> (Callable) arguments -> require(arguments, meta());
            case "set" ->
                (Callable) arguments -> {
                    values.put(arguments.get(0), arguments.get(1));
                    return "";
                };
            case "persist_relation_docs" -> (Callable) arguments -> persists("relation");
            case "persist_column_docs" -> (Callable) arguments -> persists("columns");
            default -> null;
        };
    }

    private static Object get(Arguments arguments, Map<?, ?> from) {
        Object value = from.get(arguments.get(0));
        return value == null || value == None.NONE
                ? arguments.find(1, "default").orElse(None.NONE)
                : value;
    }

    private static Object require(Arguments arguments, Map<?, ?> from) {
        Object value = from.get(arguments.get(0));
        if (value == null || value == None.NONE) {
            throw new TemplateException(
                    "CompilationError",
                    "the configuration `" + Python.str(arguments.get(0)) + "` is required and not set");
        }
        return value;
    }

    private Map<?, ?> meta() {
        return values.get("meta") instanceof Map<?, ?> meta ? meta : Map.of();
    }

    private boolean persists(String what) {
        return values.get("persist_docs") instanceof Map<?, ?> asked
                && asked.get(what) instanceof Boolean wanted
                && wanted;
    }

    @Override
    public String repr() {
        return "config";
    }
}
