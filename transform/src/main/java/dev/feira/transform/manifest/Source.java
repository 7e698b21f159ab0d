package dev.feira.transform.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table that somebody else fills.
///
/// @param quoting which parts of the name the YAML file wants quoted (null: as the project does)
/// @param freshness `warn_after`, `error_after`, `filter`; null when not asked for
public record Source(
        Identity id,
        RelationName relation,
        String sourceName,
        String sourceDescription,
        String loader,
        Map<String, @Nullable Object> quoting,
        @Nullable String loadedAtField,
        @Nullable String loadedAtQuery,
        @Nullable Map<String, @Nullable Object> freshness,
        @Nullable Object external,
        Map<String, Object> sourceMeta,
        Config config,
        Map<String, @Nullable Object> unrenderedConfig,
        Properties properties)
        implements Resource {

    @Override
    public List<String> dependsOn() {
        return List.of();
    }

    @Override
    public List<String> tags() {
        return properties.tags();
    }

    @Override
    public Map<String, Object> meta() {
        return properties.meta();
    }

    public Source with(Properties other) {
        return new Source(
                id,
                relation,
                sourceName,
                sourceDescription,
                loader,
                quoting,
                loadedAtField,
                loadedAtQuery,
                freshness,
                external,
                sourceMeta,
                config,
                unrenderedConfig,
                other);
    }
}
