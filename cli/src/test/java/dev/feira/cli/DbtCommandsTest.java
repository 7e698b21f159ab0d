package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dbt project without a `feira.yml`, as its user types.
class DbtCommandsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void givenProject() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: '1'\nprofile: shop\n");
        write("profiles.yml", "shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: shop.duckdb}\n");
        write("models/a.sql", "select nope");
        write("models/b.sql", "select * from {{ ref('a') }}");
        write("models/sources.yml", """
                sources:
                  - name: raw
                    schema: main
                    tables:
                      - name: moments
                        config:
                          loaded_at_field: seen_at
                          freshness: {warn_after: {count: 1, period: hour}, error_after: {count: 1, period: day}}
                """);
        write("macros/moment.sql", """
                {% macro moment(days=0) %}
                  {% do run_query('create or replace table moments as select now() - interval ' ~ days ~ ' day as seen_at') %}
                  {% do log(days ~ ' days ago', info=true) %}
                {% endmacro %}
                """);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void retryRunsWhatFailed() throws IOException {
        assertThat(Run.feira(folder, "run").exit()).isOne();
        write("models/a.sql", "select 1 as id");

        Run run = Run.feira(folder, "retry");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Done. PASS=2 WARN=0 ERROR=0 SKIP=0 NO-OP=0 REUSED=0 TOTAL=2");
    }

    @Test
    void retryWithoutARunSaysWhatToDo() {
        Run run = Run.feira(folder, "retry");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: Could not find previous run").contains("hint: ");
    }

    @Test
    void operationsAndFreshnessGoTogether() {
        Run made = Run.feira(folder, "run-operation", "moment", "--args", "{days: 3}");
        Run old = Run.feira(folder, "source", "freshness");
        Run again = Run.feira(folder, "run-operation", "moment");
        Run young = Run.feira(folder, "source", "freshness", "--select", "source:raw");

        assertThat(made.out()).contains("3 days ago");
        assertThat(old.exit()).isOne();
        assertThat(old.out()).contains("ERROR STALE freshness of raw.moments");
        assertThat(again.exit()).isZero();
        assertThat(young.exit()).as(young.out()).isZero();
        assertThat(young.out()).contains("PASS freshness of raw.moments");
        assertThat(folder.resolve("target/sources.json")).exists();
    }

    @Test
    void unknownMacroIsAnErrorOfTheCommandLine() {
        assertThat(Run.feira(folder, "run-operation", "momnt").exit()).isEqualTo(2);
    }

    @Test
    void argumentsThatAreNoMappingAreRefused() {
        assertThat(Run.feira(folder, "run-operation", "moment", "--args", "3").err())
                .startsWith("error: `--args` must be a YAML mapping");
    }
}
