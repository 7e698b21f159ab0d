package dev.feira.transform.run;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Resource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The variable `graph`: the whole project as templates see it, made only for those who ask.
final class GraphValue implements PyObject {
    private final Manifest manifest;
    private final Function<Resource, Map<String, ?>> values;
    private final Map<String, PyDict> kinds = new ConcurrentHashMap<>();

    GraphValue(Manifest manifest, Function<Resource, Map<String, ?>> values) {
        this.manifest = manifest;
        this.values = values;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "nodes" -> kind(name, manifest.nodes());
            case "sources" -> kind(name, manifest.sources());
            case "exposures" -> kind(name, manifest.exposures());
            case "metrics" -> kind(name, manifest.metrics());
            case "semantic_models" -> kind(name, manifest.semanticModels());
            case "saved_queries" -> kind(name, manifest.savedQueries());
            case "groups" -> PyDict.of();
            default -> null;
        };
    }

    @Override
    public @Nullable Object item(Object key) {
        return attribute(Python.str(key));
    }

    private PyDict kind(String name, Map<String, ? extends Resource> resources) {
        return kinds.computeIfAbsent(name, absent -> {
            PyDict dict = PyDict.of();
            resources.forEach((id, resource) -> dict.put(id, Python.value(values.apply(resource))));
            return dict;
        });
    }

    @Override
    public String repr() {
        return "<graph>";
    }
}
