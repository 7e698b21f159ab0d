package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFreshnessTest {
    @TempDir
    Path folder;

    private ErrandProject project;

    @BeforeEach
    void givenSources() throws IOException {
        project = new ErrandProject(folder);
        project.file("models/sources.yml", """
                sources:
                  - name: raw
                    schema: main
                    config:
                      loaded_at_field: seen_at
                      freshness: {warn_after: {count: 1, period: day}, error_after: {count: 10, period: day}}
                    tables:
                      - name: young
                      - name: ageing
                      - name: old
                      - name: empty
                        identifier: young
                        config: {freshness: {filter: 1 = 0}}
                      - name: missing
                      - name: told
                        identifier: young
                        config: {loaded_at_query: "select max(seen_at) - interval 2 day from {{ this }}"}
                      - name: unasked
                        config: {freshness: null}
                """);
        project.sql("create table young as select now() - interval 1 hour as seen_at");
        project.sql("create table ageing as select now()::timestamp - interval 3 day as seen_at");
        project.sql("create table old as select now() - interval 30 day as seen_at");
    }

    @Test
    void eachSourceIsJudgedByItsNewestRow() {
        BuildReport report = freshness(Selection.ALL);

        assertThat(report.results())
                .extracting(NodeResult::uniqueId, NodeResult::status)
                .containsExactlyInAnyOrder(
                        tuple("young", Status.PASS),
                        tuple("ageing", Status.WARN),
                        tuple("old", Status.ERROR),
                        tuple("empty", Status.ERROR),
                        tuple("missing", Status.RUNTIME_ERROR),
                        tuple("told", Status.WARN));
        assertThat(report.exitCode()).isOne();
    }

    @Test
    void logSaysItInDbtsWords() {
        freshness(Selection.ALL);

        assertThat(project.lines)
                .anyMatch(it -> it.matches("\\d of 6 START freshness of raw\\.young \\.+ \\[RUN\\]"))
                .anyMatch(it -> it.matches("\\d of 6 PASS freshness of raw\\.young \\.+ \\[PASS in \\d\\.\\d\\ds\\]"))
                .anyMatch(it -> it.matches("\\d of 6 WARN freshness of raw\\.ageing \\.+ \\[WARN in \\d\\.\\d\\ds\\]"))
                .anyMatch(it -> it.matches("\\d of 6 ERROR STALE freshness of raw\\.old \\.+ \\[ERROR STALE in .*s\\]"))
                .anyMatch(it -> it.matches("\\d of 6 ERROR freshness of raw\\.missing \\.+ \\[ERROR in .*s\\]"))
                .contains("[ERROR]: in source old (models/sources.yml)", "  Status: error")
                .endsWith("Done.");
    }

    @Test
    void sourcesJsonHoldsWhatCouldBeAsked() throws IOException {
        freshness(Selection.of("source:raw.empty", "source:raw.missing"));

        JsonNode file = new ObjectMapper()
                .readTree(folder.resolve("target/sources.json").toFile());
        assertThat(file.at("/metadata/dbt_schema_version").asText())
                .isEqualTo("https://schemas.getdbt.com/dbt/sources/v3.json");
        assertThat(file.path("results")).hasSize(1);
        JsonNode result = file.at("/results/0");
        assertThat(result.path("unique_id").asText()).isEqualTo("source.shop.raw.empty");
        assertThat(result.path("status").asText()).isEqualTo("error");
        assertThat(result.path("max_loaded_at").asText()).isEqualTo("0001-01-01T00:00:00+00:00");
        assertThat(result.findValuesAsText("name")).containsExactly("compile", "execute");
        assertThat(result.at("/criteria/error_after/count").asInt()).isEqualTo(10);
        assertThat(result.path("max_loaded_at_time_ago_in_s").asDouble()).isGreaterThan(63_000_000_000.0);
    }

    @Test
    void freshSourcesAreNoFailure() {
        assertThat(freshness(Selection.of("source:raw.young", "source:raw.ageing"))
                        .exitCode())
                .isZero();
    }

    private static Tuple tuple(String source, Status status) {
        return Tuple.tuple("source.shop.raw." + source, status);
    }

    private BuildReport freshness(Selection selection) {
        return project.open(project.invocation("freshness"))
                .run(Verb.FRESHNESS, selection, OptionalInt.empty(), project::warehouse);
    }
}
