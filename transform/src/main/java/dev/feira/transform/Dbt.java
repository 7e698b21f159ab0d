package dev.feira.transform;

import dev.feira.core.EventListener;
import dev.feira.transform.artifacts.ManifestJson;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.parse.ParsedProject;
import dev.feira.transform.parse.ProjectParser;
import java.nio.file.Path;

/// The dbt commands that only read a project: `parse`, `ls`, `deps`, `debug`, `clean`.
public final class Dbt {
    private final Occasion occasion;

    private Dbt(Occasion occasion) {
        this.occasion = occasion;
    }

    public static Dbt of(Invocation invocation, EventListener listener) {
        return new Dbt(Occasion.of(invocation, listener));
    }

    /// What `parse` found: how many of each kind, and the manifest it wrote.
    public record Parsed(int models, int tests, int sources, int macros, Path manifest) {}

    /// Reads and checks the project, and writes `manifest.json` into its target folder.
    public Parsed parse() {
        ParsedProject parsed = ProjectParser.parse(occasion);
        Path file = parsed.project().root().targetFolder().resolve("manifest.json");
        ManifestJson.write(parsed.manifest(), file);
        return Counts.of(parsed.manifest(), file);
    }
}
