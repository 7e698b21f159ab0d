package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The manifest of a project with a bit of everything, field by field against what dbt-core 1.12.6 with dbt-duckdb
/// 1.11.1 wrote for the same project.
class ManifestTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void namesConfigurationsAndDependenciesAreThoseOfDbt() throws IOException {
        JsonNode manifest = parsed(Fixtures.project("bazaar", folder));
        JsonNode expected = MAPPER.readTree(
                Path.of("src/test/resources/expected/bazaar.json").toFile());
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, JsonNode> resource : expected.path("resources").properties()) {
            JsonNode ours = find(manifest, resource.getKey());
            for (Map.Entry<String, JsonNode> field : resource.getValue().properties()) {
                compare(
                        resource.getKey() + "." + field.getKey(),
                        field.getValue(),
                        ours.path(field.getKey()),
                        differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void thereAreNoOtherResourcesThanThoseOfDbt() throws IOException {
        JsonNode manifest = parsed(Fixtures.project("bazaar", folder));
        JsonNode expected = MAPPER.readTree(
                Path.of("src/test/resources/expected/bazaar.json").toFile());
        List<String> ours = new ArrayList<>();
        for (String kind : List.of("nodes", "sources", "exposures", "unit_tests")) {
            manifest.path(kind).fieldNames().forEachRemaining(ours::add);
        }
        List<String> theirs = new ArrayList<>();
        expected.path("resources").fieldNames().forEachRemaining(theirs::add);
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
    }

    @Test
    void manifestSaysWhatItIs() throws IOException {
        JsonNode metadata = parsed(Fixtures.project("bazaar", folder)).path("metadata");
        assertThat(metadata.path("dbt_schema_version").asText())
                .isEqualTo("https://schemas.getdbt.com/dbt/manifest/v12.json");
        assertThat(metadata.path("adapter_type").asText()).isEqualTo("duckdb");
        assertThat(metadata.path("project_name").asText()).isEqualTo("bazaar");
    }

    @Test
    void parentsAndChildrenAreTwoSidesOfOneThing() throws IOException {
        JsonNode manifest = parsed(Fixtures.project("bazaar", folder));
        assertThat(texts(manifest.path("parent_map").path("model.bazaar.late_orders")))
                .containsExactly("model.bazaar.orders", "model.scales.weights");
        assertThat(texts(manifest.path("child_map").path("model.scales.weights")))
                .contains("model.bazaar.late_orders");
    }

    private static JsonNode parsed(Path project) throws IOException {
        return MAPPER.readTree(Files.readString(Fixtures.dbt(project).parse().manifest()));
    }

    private static JsonNode find(JsonNode manifest, String id) {
        for (String kind : List.of("nodes", "sources", "exposures", "unit_tests")) {
            if (manifest.path(kind).has(id)) {
                return manifest.path(kind).path(id);
            }
        }
        return MAPPER.missingNode();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static void compare(String path, JsonNode theirs, JsonNode ours, List<String> differences) {
        if (theirs.isObject() && ours.isObject()) {
            theirs.properties()
                    .forEach(field -> compare(
                            path + "." + field.getKey(), field.getValue(), ours.path(field.getKey()), differences));
        } else if (!theirs.equals(ours)) {
            differences.add(path + ": dbt has " + theirs + ", we have " + ours);
        }
    }
}
