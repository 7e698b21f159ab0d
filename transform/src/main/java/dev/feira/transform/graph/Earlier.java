package dev.feira.transform.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What an earlier run left in a folder: its manifest and its results. Any dbt may have written them.
final class Earlier {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode manifest;
    private final Map<String, String> results = new HashMap<>();

    private Earlier(JsonNode manifest, JsonNode runResults) {
        this.manifest = manifest;
        runResults
                .path("results")
                .forEach(result -> results.put(
                        result.path("unique_id").asText(), result.path("status").asText()));
    }

    static Earlier read(Path folder) {
        return new Earlier(file(folder.resolve("manifest.json")), file(folder.resolve("run_results.json")));
    }

    static Earlier need(Optional<Earlier> earlier, String method) {
        return earlier.orElseThrow(
                () -> Problem.user("`" + method + ":` compares with an earlier run, and none is named")
                        .hint("name the folder of its manifest.json with `--state`")
                        .exception());
    }

    private static JsonNode file(Path file) {
        try {
            return Files.isRegularFile(file) ? MAPPER.readTree(file.toFile()) : MAPPER.createObjectNode();
        } catch (IOException failure) {
            throw Problem.user("`" + file + "` is not readable as JSON")
                    .at(Location.of(file.toString()))
                    .exception(failure);
        }
    }

    Predicate<Resource> predicate(Criterion criterion, Manifest now) {
        if (criterion.method().equals("result")) {
            return resource -> criterion.value().equals(results.get(resource.uniqueId()));
        }
        if (criterion.method().equals("source_status")) {
            throw Problem.user("`source_status:` is not supported yet").exception();
        }
        Set<String> macros = changedMacros(now);
        return switch (criterion.value()) {
            case "new" -> resource -> !was(resource);
            case "old" -> this::was;
            case "modified" -> resource -> !was(resource) || changed(resource, macros);
            case "unmodified" -> resource -> was(resource) && !changed(resource, macros);
            default -> {
                if (!criterion.value().startsWith("modified.")) {
                    throw Problem.user("`state:" + criterion.value() + "` is not known")
                            .hint(
                                    "there are: new, old, modified, unmodified, modified.body, modified.configs, modified.relation, modified.macros")
                            .exception();
                }
                yield part(criterion.value().substring("modified.".length()), macros);
            }
        };
    }

    private Predicate<Resource> part(String part, Set<String> macros) {
        return resource -> switch (part) {
            case "body" -> was(resource) && bodyChanged(resource);
            case "configs" -> was(resource) && configChanged(resource);
            case "relation" -> was(resource) && relationChanged(resource);
            case "macros" -> was(resource) && macrosChanged(resource, macros);
            default ->
                throw Problem.user("`state:modified." + part + "` is not known").exception();
        };
    }

    private JsonNode old(Resource resource) {
        for (String kind : new String[] {
            "nodes", "sources", "exposures", "metrics", "semantic_models", "saved_queries", "unit_tests"
        }) {
            JsonNode found = manifest.path(kind).get(resource.uniqueId());
            if (found != null) {
                return found;
            }
        }
        return MAPPER.missingNode();
    }

    private boolean was(Resource resource) {
        return !old(resource).isMissingNode();
    }

    private boolean changed(Resource resource, Set<String> macros) {
        return bodyChanged(resource)
                || configChanged(resource)
                || relationChanged(resource)
                || macrosChanged(resource, macros);
    }

    private boolean bodyChanged(Resource resource) {
        if (!(resource instanceof Node node)) {
            return false;
        }
        JsonNode old = old(resource);
        String before = old.path("checksum").path("checksum").asText();
        return node.checksum().checksum().isEmpty()
                ? !node.rawCode().equals(old.path("raw_code").asText())
                : !node.checksum().checksum().equals(before);
    }

    private boolean configChanged(Resource resource) {
        return resource instanceof Node node
                && !asRead(node.config().values()).equals(old(resource).path("config"));
    }

    /// As it would be read from a file again, so that numbers are of one kind.
    private static JsonNode asRead(Map<String, ?> values) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsBytes(values));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private boolean relationChanged(Resource resource) {
        if (!(resource instanceof Node node)) {
            return false;
        }
        JsonNode old = old(resource);
        return !node.alias().equals(old.path("alias").asText())
                || !String.valueOf(node.relation().schema())
                        .equals(old.path("schema").asText());
    }

    private static boolean macrosChanged(Resource resource, Set<String> changed) {
        return resource instanceof Node node && node.uses().macros().stream().anyMatch(changed::contains);
    }

    /// Macros whose text is another, and those that call such.
    private Set<String> changedMacros(Manifest now) {
        Set<String> changed = new HashSet<>();
        now.macros().forEach((id, macro) -> {
            String before = manifest.path("macros").path(id).path("macro_sql").asText();
            if (!macro.sql().equals(before)) {
                changed.add(id);
            }
        });
        boolean grew = true;
        while (grew) {
            int before = changed.size();
            now.macros().forEach((id, macro) -> {
                if (macro.dependsOn().stream().anyMatch(changed::contains)) {
                    changed.add(id);
                }
            });
            grew = changed.size() > before;
        }
        return changed;
    }
}
