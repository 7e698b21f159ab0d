package dev.feira.transform.parse;

import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.Python;
import dev.feira.transform.context.BaseContext;
import dev.feira.transform.macros.NodeScope;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.RelationName;
import dev.feira.transform.project.TargetOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that a node's template sees while it is parsed.
final class ParseNames {
    private ParseNames() {}

    static NodeScope scope(Parsing parsing, Identity id, String rawCode, Capture capture) {
        TargetOutput target = parsing.project().target();
        Map<String, @Nullable Object> names = parsing.names(id.packageName(), id.uniqueId());
        NodeScope scope = new NodeScope(parsing.macros(), id.packageName(), names);
        ParseRelation relation =
                new ParseRelation(new RelationName(target.database(), target.schema(), id.name(), id.name()));
        names.put("execute", false);
        names.put("ref", (Callable) arguments -> {
            capture.add(References.ref(arguments));
            return relation;
        });
        names.put("source", (Callable) arguments -> {
            capture.add(References.source(arguments));
            return relation;
        });
        names.put("metric", (Callable) arguments -> {
            capture.addMetric(arguments.positional().stream().map(Python::str).toList());
            return "";
        });
        names.put("config", new ParseConfigObject(capture));
        names.put("this", relation);
        names.put("adapter", new ParseAdapter(scope));
        names.put("api", new ParseAdapter.Api());
        names.put("database", target.database());
        names.put("schema", target.schema());
        names.put("model", model(id, rawCode));
        names.put("graph", graph());
        names.put("selected_resources", List.of());
        names.putAll(idle());
        names.put("sql", rawCode);
        names.put("sql_now", "");
        PyDict builtins = BaseContext.builtins(names);
        names.put("builtins", builtins);
        names.put("context", builtins);
        return scope;
    }

    /// What does its work only when the node runs.
    private static Map<String, Object> idle() {
        Map<String, Object> names = new HashMap<>();
        for (String nothing : List.of("load_result", "load_agate_table", "submit_python_job")) {
            names.put(nothing, (Callable) arguments -> None.NONE);
        }
        for (String empty : List.of("store_result", "store_raw_result", "write")) {
            names.put(empty, (Callable) arguments -> "");
        }
        for (String hooks : List.of("pre_hooks", "post_hooks")) {
            names.put(hooks, List.of());
        }
        names.put("render", (Callable) arguments -> Python.str(arguments.get(0)));
        return names;
    }

    private static PyDict model(Identity id, String rawCode) {
        PyDict model = PyDict.of();
        model.put("unique_id", id.uniqueId());
        model.put("name", id.name());
        model.put("alias", id.name());
        model.put("resource_type", id.type().word());
        model.put("package_name", id.packageName());
        model.put("path", id.path());
        model.put("original_file_path", id.originalFilePath());
        model.put("fqn", Python.value(id.fqn()));
        model.put("raw_code", rawCode);
        model.put("tags", Python.value(List.of()));
        model.put("config", Python.value(Map.of()));
        model.put("columns", Python.value(Map.of()));
        model.put("meta", Python.value(Map.of()));
        model.put("refs", Python.value(List.of()));
        model.put("sources", Python.value(List.of()));
        return model;
    }

    private static PyDict graph() {
        PyDict graph = PyDict.of();
        List.of("nodes", "sources", "exposures", "metrics", "groups", "semantic_models", "saved_queries")
                .forEach(kind -> graph.put(kind, PyDict.of()));
        return graph;
    }
}
