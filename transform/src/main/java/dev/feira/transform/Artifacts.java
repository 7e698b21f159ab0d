package dev.feira.transform;

import dev.feira.transform.artifacts.ManifestReader;
import java.nio.file.Path;
import java.util.List;

/// What a build leaves for others to read: the door for rooms that come after this one.
public final class Artifacts {
    private final Path manifest;

    private Artifacts(Path manifest) {
        this.manifest = manifest;
    }

    /// Those of a project.
    ///
    /// @param targetFolder where manifest.json lies
    public static Artifacts in(Path targetFolder) {
        return new Artifacts(targetFolder.resolve("manifest.json"));
    }

    /// What the tables mean, as manifest.json has it.
    ///
    /// @param models enabled semantic models with their tables
    public record SemanticLayer(List<SemanticModel> models, List<Metric> metrics, List<SavedQuery> savedQueries) {
        public SemanticLayer {
            models = List.copyOf(models);
            metrics = List.copyOf(metrics);
            savedQueries = List.copyOf(savedQueries);
        }
    }

    /// Throws when there is no manifest, or none that can be read.
    public SemanticLayer semanticLayer() {
        return ManifestReader.semanticLayer(manifest);
    }
}
