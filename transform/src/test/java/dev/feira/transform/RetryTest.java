package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryTest {
    @TempDir
    Path folder;

    private ErrandProject project;

    @BeforeEach
    void givenBrokenModel() throws IOException {
        project = new ErrandProject(folder);
        project.file("models/well.sql", "select 1 as id");
        project.file("models/broken.sql", "select nope from {{ ref('well') }}");
        project.file("models/after.sql", "select '{{ var('who', 'nobody') }}' as who from {{ ref('broken') }}");
    }

    @Test
    void onlyWhatFailedOrWasSkippedRunsAgain() throws IOException {
        run(Map.of());
        project.file("models/broken.sql", "select id from {{ ref('well') }}");

        BuildReport report = retry();

        assertThat(report.results())
                .extracting(NodeResult::uniqueId)
                .containsExactly("model.shop.broken", "model.shop.after");
        assertThat(report.exitCode()).isZero();
        assertThat(project.lines.getLast()).isEqualTo("Done. PASS=2 WARN=0 ERROR=0 SKIP=0 NO-OP=0 REUSED=0 TOTAL=2");
    }

    @Test
    void variablesAndFlagsAreThoseOfTheFirstTry() throws IOException {
        run(Map.of("who", "Ann"));
        project.file("models/broken.sql", "select id from {{ ref('well') }}");

        retry();

        assertThat(project.sql("select who from after")).hasToString("[Ann]");
        assertThat(project.text("target/run_results.json")).contains("\"which\":\"run\"", "\"full_refresh\":true");
    }

    @Test
    void anotherFailureLeavesTheSameToDo() {
        run(Map.of());
        retry();

        assertThat(retry().results()).hasSize(2);
    }

    @Test
    void nothingIsDoneWhenNothingFailed() throws IOException {
        project.file("models/broken.sql", "select id from {{ ref('well') }}");
        run(Map.of());

        BuildReport report = retry();

        assertThat(report.results()).isEmpty();
        assertThat(project.lines.getLast()).startsWith("[WARNING]: Nothing to do.");
    }

    @Test
    void withoutARunThereIsNothingToGoBy() {
        assertThatThrownBy(this::retry)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Could not find previous run in 'target' target directory");
    }

    @Test
    void operationIsCalledWithTheSameArguments() throws IOException {
        project.file("macros/grow.sql", "{% macro grow(n) %}{% do run_query('select ' ~ n) %}{% endmacro %}");
        project.open(project.invocation("run-operation")).operation("grow", Map.of("n", "nope"), project::warehouse);

        LastRun.Call call = last().operation().orElseThrow();

        assertThat(call.macro()).isEqualTo("shop.grow");
        assertThat(call.arguments()).containsEntry("n", "nope");
        assertThat(last().unfinished()).containsExactly("macro.shop.grow");
        assertThat(retry().exitCode()).isOne();
        assertThat(project.lines.getLast()).contains("Encountered an error while running operation");
    }

    @Test
    void operationThatWentWellIsNotCalledAgain() throws IOException {
        project.file(
                "macros/make.sql",
                "{% macro make() %}{% do run_query('create table made as select 1') %}{% endmacro %}");
        project.open(project.invocation("run-operation")).operation("make", Map.of(), project::warehouse);

        assertThat(retry().exitCode()).isZero();
    }

    private void run(Map<String, @Nullable Object> vars) {
        Invocation invocation = project.invocation("run").vars(vars);
        project.open(invocation.flags(invocation.flags().fullRefresh(true)))
                .run(Verb.RUN, Selection.ALL, OptionalInt.empty(), project::warehouse);
    }

    private LastRun last() {
        return LastRun.of(project.invocation("retry"), Optional.empty());
    }

    private BuildReport retry() {
        LastRun last = last();
        return project.open(project.invocation("retry").flags(last.flags()).vars(last.vars()))
                .retry(last, OptionalInt.empty(), project::warehouse);
    }
}
