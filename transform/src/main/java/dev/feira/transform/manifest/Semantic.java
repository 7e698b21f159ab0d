package dev.feira.transform.manifest;

import dev.feira.transform.SemanticDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A semantic model, metric or saved query.
///
/// @param uses the model that it stands on, and the unique ids of all that it depends on
public record Semantic(
        Identity id,
        SemanticDefinition definition,
        Config config,
        Map<String, @Nullable Object> unrenderedConfig,
        Uses uses,
        List<String> tags)
        implements Resource {

    @Override
    public List<String> dependsOn() {
        return uses.nodes();
    }

    @Override
    public Map<String, Object> meta() {
        return config.map("meta");
    }

    public Semantic with(SemanticDefinition other, List<String> dependsOn) {
        return new Semantic(id, other, config, unrenderedConfig, uses.resolvedTo(dependsOn), tags);
    }
}
