package dev.feira.transform;

import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.ResourceType;
import java.nio.file.Path;

/// How many there are of each kind.
final class Counts {
    private Counts() {}

    static Dbt.Parsed of(Manifest manifest, Path file) {
        return new Dbt.Parsed(
                count(manifest, ResourceType.MODEL),
                count(manifest, ResourceType.TEST),
                manifest.sources().size(),
                manifest.macros().size(),
                file);
    }

    private static int count(Manifest manifest, ResourceType type) {
        return (int) manifest.nodes().values().stream()
                .filter(node -> node.type() == type)
                .count();
    }
}
