package dev.feira.transform.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource that is compiled and run: model, seed, snapshot, data test, analysis, hook.
///
/// @param rawCode the template as written; empty for a seed
/// @param callConfig what `config()` in the file said, as given
/// @param unrenderedConfig what was written, for `state:modified`
public record Node(
        Identity id,
        RelationName relation,
        String rawCode,
        Checksum checksum,
        Config config,
        Map<String, @Nullable Object> callConfig,
        Map<String, @Nullable Object> unrenderedConfig,
        Uses uses,
        Properties properties,
        Detail detail)
        implements Resource {

    @Override
    public List<String> dependsOn() {
        return uses.nodes();
    }

    @Override
    public List<String> tags() {
        return properties.tags();
    }

    @Override
    public Map<String, Object> meta() {
        return properties.meta();
    }

    public String alias() {
        return relation.identifier();
    }

    public Node with(Uses other) {
        return new Node(
                id, relation, rawCode, checksum, config, callConfig, unrenderedConfig, other, properties, detail);
    }

    public Node with(Properties other) {
        return new Node(id, relation, rawCode, checksum, config, callConfig, unrenderedConfig, uses, other, detail);
    }

    public Node with(Detail other) {
        return new Node(id, relation, rawCode, checksum, config, callConfig, unrenderedConfig, uses, properties, other);
    }
}
