package dev.feira.transform.artifacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.Artifacts.SemanticLayer;
import dev.feira.transform.Metric;
import dev.feira.transform.SavedQuery;
import dev.feira.transform.SemanticDefinition;
import dev.feira.transform.SemanticModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads what others need to know of a manifest.json, whether dbt or [ManifestJson] wrote it.
public final class ManifestReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ManifestReader() {}

    public static SemanticLayer semanticLayer(Path file) {
        JsonNode manifest = read(file);
        try {
            return new SemanticLayer(
                    all(manifest.path("semantic_models"), SemanticModel.class),
                    all(manifest.path("metrics"), Metric.class),
                    all(manifest.path("saved_queries"), SavedQuery.class));
        } catch (IllegalArgumentException failure) {
            throw unreadable(file, failure);
        }
    }

    private static JsonNode read(Path file) {
        if (!Files.exists(file)) {
            throw Problem.user("there is no `" + file + "`")
                    .hint("`feira parse` writes it, and so does every other command that knows the project")
                    .exception();
        }
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static RuntimeException unreadable(Path file, Exception failure) {
        return Problem.user("`" + file + "` cannot be read: " + failure.getMessage())
                .at(Location.of(file.toString()))
                .hint("`feira parse` writes it anew")
                .exception(failure);
    }

    private static <T extends SemanticDefinition> List<T> all(JsonNode resources, Class<T> kind) {
        List<T> all = new ArrayList<>();
        resources.forEach(resource -> all.add(SemanticJson.read(resource, kind)));
        return all;
    }
}
