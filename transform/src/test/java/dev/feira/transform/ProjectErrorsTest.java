package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a project is said with its place and a cure.
class ProjectErrorsTest {
    @TempDir
    Path folder;

    private Problem problem(String... pathsAndTexts) throws IOException {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        Path project = Fixtures.tiny(folder, files);
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class, () -> Fixtures.dbt(project).parse());
        return Objects.requireNonNull(thrown, "nothing was wrong").problem();
    }

    @Test
    void missingRefNamesItsPlaceAndTheNearestName() throws IOException {
        Problem problem =
                problem("models/orders.sql", "select 1", "models/late.sql", "select *\nfrom {{ ref('order') }}");
        assertThat(problem.text()).isEqualTo("""
                        error: `model.tiny.late` depends on a node named `order` which was not found
                          --> models/late.sql:2:13
                        hint: did you mean `orders`?""");
    }

    @Test
    void disabledParentIsToldApartFromAMissingOne() throws IOException {
        Problem problem =
                problem("models/a.sql", "{{ config(enabled=false) }} select 1", "models/b.sql", "from {{ ref('a') }}");
        assertThat(problem.message()).contains("which is disabled");
    }

    @Test
    void circleIsShown() throws IOException {
        Problem problem = problem("models/a.sql", "from {{ ref('b') }}", "models/b.sql", "from {{ ref('a') }}");
        assertThat(problem.message()).contains("circle", "`model.tiny.a`", "`model.tiny.b`");
    }

    @Test
    void twoModelsOfOneNameAreRefused() throws IOException {
        Problem problem = problem("models/x/a.sql", "select 1", "models/y/a.sql", "select 2");
        assertThat(problem.message()).contains("`a`");
        assertThat(problem.where().orElseThrow().file()).endsWith("a.sql");
    }

    @Test
    void twoModelsOfOneTableAreRefused() throws IOException {
        Problem problem = problem("models/a.sql", "select 1", "models/b.sql", "{{ config(alias='a') }} select 2");
        assertThat(problem.message()).contains("would both build \"tiny\".\"main\".\"a\"");
    }

    @Test
    void brokenTemplateShowsTheLine() throws IOException {
        Problem problem = problem("models/a.sql", "select 1,\n  {{ 1 + }}");
        assertThat(problem.where().orElseThrow().file()).isEqualTo("models/a.sql");
        assertThat(problem.where().orElseThrow().line()).isEqualTo(2);
    }

    @Test
    void brokenYamlNamesLineAndColumn() throws IOException {
        Problem problem = problem("models/a.yml", "models:\n  - name: a\n   description: x\n");
        assertThat(problem.message()).contains("not valid YAML");
        assertThat(problem.where().orElseThrow().line()).isPositive();
    }

    @Test
    void unknownTestNamesTheNearestOne() throws IOException {
        Problem problem = problem(
                "models/a.sql",
                "select 1 as id",
                "models/a.yml",
                "models:\n  - name: a\n    columns: [{name: id, data_tests: [uniqe]}]\n");
        assertThat(problem.hint()).contains("did you mean `unique`?");
        assertThat(problem.where().orElseThrow().line()).isEqualTo(3);
    }

    @Test
    void missingVariableSaysHowToGiveIt() throws IOException {
        Problem problem = problem("models/a.sql", "select {{ var('day') }}");
        assertThat(problem.message()).contains("Required var 'day'").contains("--vars");
    }

    @Test
    void projectForAnotherDbtIsRefused() throws IOException {
        Problem problem = problem("dbt_project.yml", "name: tiny\nprofile: tiny\nrequire-dbt-version: '>=2.0.0'\n");
        assertThat(problem.message()).contains(">=2.0.0");
    }

    @Test
    void packagesMustBeInstalledFirst() throws IOException {
        Problem problem = problem("packages.yml", "packages: [{local: ../other}]");
        assertThat(problem.hint()).contains("install them with `feira deps`");
    }

    @Test
    void unknownTargetNamesThoseThereAre() throws IOException {
        Path project = Fixtures.tiny(folder, Map.of());
        Dbt dbt = Dbt.of(Fixtures.invocation(project).target("prod"), event -> {});
        ProblemException thrown = catchThrowableOfType(ProblemException.class, dbt::parse);
        assertThat(Objects.requireNonNull(thrown).problem().hint()).contains("there is: `dev`");
    }

    @Test
    void warehouseMustBeAFileThatOutlivesTheCommand() throws IOException {
        assertThat(warehouseProblem("{type: duckdb, schema: main}").hint())
                .contains("add `path: warehouse.duckdb` to it in profiles.yml");
        assertThat(warehouseProblem("{type: duckdb, path: ':memory:', schema: main}")
                        .message())
                .contains("`dev`", "in memory");
        assertThat(warehouseProblem("{type: postgres, host: localhost, schema: main}")
                        .message())
                .contains("`postgres`");
    }

    private Problem warehouseProblem(String output) throws IOException {
        Path project = Fixtures.tiny(
                folder, Map.of("profiles.yml", "tiny:\n  target: dev\n  outputs:\n    dev: " + output + "\n"));
        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> WorkFile.of(Fixtures.invocation(project)));
        return Objects.requireNonNull(thrown).problem();
    }

    @Test
    void anEntryForAModelThatThereIsNotIsAWarning() throws IOException {
        Path project =
                Fixtures.tiny(folder, Map.of("models/a.yml", "models: [{name: gone}]\nversion: 2\nmodells: []\n"));
        assertThat(Fixtures.events(project).toString()).contains("`gone`").contains("`modells`");
    }
}
