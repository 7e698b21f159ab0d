package dev.feira.transform.semantic;

import dev.feira.transform.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/// Renders the `description` of a mapping.
@FunctionalInterface
public interface Described {
    /// Null when there is none.
    @Nullable
    String of(Yaml.Mapping tree);
}
