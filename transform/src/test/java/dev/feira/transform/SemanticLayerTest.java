package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.transform.Artifacts.SemanticLayer;
import dev.feira.transform.SemanticModel.Aggregation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The semantic layer of a project with a bit of everything, against what dbt-core 1.12.6 wrote for the same project.
class SemanticLayerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path parsed() throws IOException {
        Path project = Fixtures.project("stall", folder);
        Fixtures.dbt(project).parse();
        return project.resolve("target");
    }

    @Test
    void everyFieldIsThatOfDbt() throws IOException {
        JsonNode ours = MAPPER.readTree(parsed().resolve("manifest.json").toFile());
        JsonNode theirs = MAPPER.readTree(
                Path.of("src/test/resources/expected/stall.json").toFile());
        for (String kind : List.of("semantic_models", "metrics", "saved_queries", "disabled")) {
            assertThat(ours.path(kind)).as(kind).isEqualTo(theirs.path(kind));
            assertThat(theirs.path(kind)).as(kind).isNotEmpty();
        }
    }

    @Test
    void timeSpineIsKeptWithItsGranularities() throws IOException {
        JsonNode manifest = MAPPER.readTree(parsed().resolve("manifest.json").toFile());
        JsonNode days = manifest.path("nodes").path("model.stall.days");
        assertThat(days.path("time_spine").path("standard_granularity_column").asText())
                .isEqualTo("day");
        assertThat(days.path("time_spine")
                        .path("custom_granularities")
                        .path(0)
                        .path("column_name")
                        .asText())
                .isEqualTo("fiscal");
        assertThat(days.path("columns").path("day").path("granularity").asText())
                .isEqualTo("day");
    }

    @Test
    void artifactsGiveBackWhatTheProjectDeclares() throws IOException {
        SemanticLayer layer = Artifacts.in(parsed()).semanticLayer();
        SemanticModel sales = layer.models().stream()
                .filter(model -> model.name().equals("sales"))
                .findFirst()
                .orElseThrow();
        assertThat(sales.primary()).hasValue("sale");
        assertThat(sales.nodeRelation()).isNotNull();
        SemanticModel.Measure p90 = sales.measure("p90_price").orElseThrow();
        assertThat(p90.agg()).isEqualTo(Aggregation.PERCENTILE);
        assertThat(p90.aggParams()).isEqualTo(new SemanticModel.AggregationParams(0.9, true, false));
        assertThat(sales.timeOf(p90)).hasValue("sold_at");
        Metric growth = layer.metrics().stream()
                .filter(metric -> metric.name().equals("growth"))
                .findFirst()
                .orElseThrow();
        assertThat(growth.inputs()).extracting(Metric.InputMetric::alias).containsExactly(null, "before", "start");
        assertThat(growth.inputs().get(1).offsetWindow()).isEqualTo(new Metric.Window(1, "month"));
        assertThat(layer.savedQueries()).hasSize(2);
    }

    @Test
    void artifactsSayHowToMakeAMissingManifest() {
        assertThatThrownBy(() -> Artifacts.in(folder).semanticLayer())
                .hasMessageContaining("there is no")
                .hasMessageContaining("manifest.json");
    }

    @Test
    void metricsModelsAndQueriesAreSelectedByNameAndByWhatTheyStandOn() throws IOException {
        Path project = Fixtures.project("stall", folder);
        assertThat(Fixtures.ls(project, Selection.of("+metric:growth")))
                .containsExactly(
                        "metric:stall.buyers",
                        "metric:stall.growth",
                        "metric:stall.turnover",
                        "metric:stall.turnover_per_buyer",
                        "stall.sales",
                        "semantic_model:stall.sales");
        assertThat(Fixtures.ls(project, Selection.of("semantic_model:visits+")))
                .containsExactly("metric:stall.visit_to_sale", "semantic_model:stall.visits");
        assertThat(Fixtures.ls(project, Selection.of("saved_query:mon*"))).containsExactly("saved_query:stall.monthly");
        assertThat(Fixtures.ls(project, Selection.ALL.resourceTypes("semantic_model")))
                .containsExactly("semantic_model:stall.sales", "semantic_model:stall.visits");
    }

    @Test
    void exposureDependsOnTheMetricsThatItNames() throws IOException {
        Path project = Fixtures.project("stall", folder);
        Files.writeString(project.resolve("models/exposures.yml"), """
            exposures:
              - name: board
                type: dashboard
                owner: {name: Somebody}
                depends_on: [metric('turnover'), ref('days')]
            """);
        assertThat(Fixtures.ls(project, Selection.of("metric:turnover+"))).contains("exposure:stall.board");
    }
}
