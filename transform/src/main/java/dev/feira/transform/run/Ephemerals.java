package dev.feira.transform.run;

import dev.feira.transform.adapter.Connection;
import dev.feira.transform.manifest.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The SQL of ephemeral models, compiled once for all who use them.
final class Ephemerals {
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    /// @param before queries of other ephemeral models that this one uses, by name
    record Compiled(String sql, Map<String, String> before) {}

    Compiled of(Workshop workshop, Node node, Connection connection) {
        Compiled known = compiled.get(node.uniqueId());
        if (known != null) {
            return known;
        }
        Inputs inputs = Inputs.of(workshop, node);
        String sql = new NodeSpace(workshop, node, connection, inputs).rendered();
        workshop.files().compiled(node, CteInjection.into(sql, inputs.ctes()));
        Compiled fresh = new Compiled(sql, new LinkedHashMap<>(inputs.ctes()));
        compiled.put(node.uniqueId(), fresh);
        return fresh;
    }
}
