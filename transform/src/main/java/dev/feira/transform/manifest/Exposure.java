package dev.feira.transform.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something outside the project that uses its models: a dashboard, a notebook, an application.
public record Exposure(
        Identity id,
        String kind,
        Map<String, @Nullable Object> owner,
        String description,
        @Nullable String label,
        @Nullable String maturity,
        @Nullable String url,
        Uses uses,
        Config config,
        Map<String, @Nullable Object> unrenderedConfig)
        implements Resource {

    @Override
    public List<String> dependsOn() {
        return uses.nodes();
    }

    @Override
    public List<String> tags() {
        return config.texts("tags");
    }

    @Override
    public Map<String, Object> meta() {
        return config.map("meta");
    }

    public Exposure with(Uses other) {
        return new Exposure(id, kind, owner, description, label, maturity, url, other, config, unrenderedConfig);
    }
}
