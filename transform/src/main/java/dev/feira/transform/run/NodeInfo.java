package dev.feira.transform.run;

import dev.feira.transform.NodeResult;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The field `node_info` of log lines: what orchestrators read to follow each node.
final class NodeInfo {
    private final Map<String, Instant> started = new ConcurrentHashMap<>();

    Map<String, @Nullable Object> of(Resource resource, @Nullable NodeResult result) {
        Instant began = started.computeIfAbsent(resource.uniqueId(), absent -> Instant.now());
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("materialized", resource.config().materialized());
        info.put("meta", resource.meta());
        info.put("node_finished_at", result == null ? "" : Stamp.of(Instant.now()));
        info.put("node_name", resource.name());
        info.put("node_path", resource.id().path());
        info.put("node_relation", relation(resource));
        info.put("node_started_at", Stamp.of(began));
        info.put("node_status", result == null ? "started" : result.status().word());
        info.put("resource_type", resource.type().word());
        info.put("unique_id", resource.uniqueId());
        return info;
    }

    private static Map<String, @Nullable Object> relation(Resource resource) {
        Map<String, @Nullable Object> relation = new LinkedHashMap<>();
        if (resource instanceof Node node) {
            relation.put("alias", node.relation().identifier());
            relation.put("database", node.relation().database());
            relation.put("relation_name", node.relation().rendered());
            relation.put("schema", node.relation().schema());
        }
        return relation;
    }
}
