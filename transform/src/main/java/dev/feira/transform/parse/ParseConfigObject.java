package dev.feira.transform.parse;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `config` while a file is parsed: calling it is noted, asking it answers with nothing.
record ParseConfigObject(Capture capture) implements Callable, PyObject {
    @Override
    public @Nullable Object call(Arguments arguments) {
        arguments.positional().forEach(settings -> capture.configure(Values.map(Python.toJava(settings))));
        arguments.named().forEach((key, value) -> capture.configure(single(key, value)));
        return "";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "set" ->
                (Callable) arguments -> {
                    capture.configure(single(Python.str(arguments.get(0)), arguments.get(1)));
                    return "";
                };
            case "persist_relation_docs", "persist_column_docs" -> (Callable) arguments -> false;
            default -> (Callable) arguments -> "";
        };
    }

    private static Map<String, @Nullable Object> single(String key, Object value) {
        Map<String, @Nullable Object> setting = new HashMap<>();
        setting.put(key, Python.toJava(value));
        return setting;
    }
}
