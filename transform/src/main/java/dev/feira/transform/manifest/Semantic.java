package dev.feira.transform.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A semantic model, metric or saved query: kept as written, with the models it stands on.
public record Semantic(Identity id, Map<String, @Nullable Object> raw, Config config, List<String> dependsOn)
        implements Resource {

    @Override
    public List<String> tags() {
        return config.texts("tags");
    }

    @Override
    public Map<String, Object> meta() {
        return config.map("meta");
    }
}
