package dev.feira.transform.run;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.transform.NodeResult;
import dev.feira.transform.Status;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What hooks of the project see beyond other nodes: `results`, `schemas`, `database_schemas`.
final class HookNames {
    private static final Set<Status> WROTE = Set.of(Status.SUCCESS, Status.PASS, Status.WARN);

    private HookNames() {}

    static Map<String, Object> of(Workshop workshop, List<NodeResult> results, List<Resource> chosen) {
        PyList values = new PyList();
        Set<PyTuple> schemas = new LinkedHashSet<>();
        for (NodeResult result : results) {
            workshop.manifest().find(result.uniqueId()).ifPresent(node -> {
                values.add(values(workshop, node, result));
                if (node instanceof Node made && Nodes.makesRelation(made) && WROTE.contains(result.status())) {
                    schemas.add(PyTuple.of(
                            Objects.toString(made.relation().database()),
                            Objects.toString(made.relation().schema())));
                }
            });
        }
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("results", values);
        names.put("database_schemas", new PyList(schemas));
        names.put(
                "schemas",
                new PyList(schemas.stream().map(pair -> pair.get(1)).distinct().toList()));
        names.put(
                "selected_resources",
                new PyList(chosen.stream().map(Resource::uniqueId).toList()));
        return names;
    }

    private static PyDict values(Workshop workshop, Resource node, NodeResult result) {
        return PyDict.of()
                .with("node", Python.value(workshop.values().apply(node)))
                .with("unique_id", result.uniqueId())
                .with("status", result.status().word())
                .with("message", result.message())
                .with("failures", result.failures())
                .with("execution_time", result.elapsed().toNanos() / 1e9)
                .with("thread_id", result.thread())
                .with("adapter_response", Python.value(result.response()))
                .with("timing", new PyList());
    }
}
