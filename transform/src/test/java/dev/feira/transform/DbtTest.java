package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands beside parsing and listing.
class DbtTest {
    @TempDir
    Path folder;

    @Test
    void depsInstallsFoldersAndWhatTheyAskForAndLocksThem() throws IOException {
        Path project = Fixtures.tiny(
                folder.resolve("main"),
                Map.of(
                        "packages.yml", "packages: [{local: ../one}]",
                        "models/a.sql", "select {{ two.answer() }} as x from {{ ref('one', 'base') }}"));
        Fixtures.tiny(
                folder.resolve("one"),
                Map.of(
                        "dbt_project.yml", "name: one\n",
                        "packages.yml", "packages: [{local: ../two}]",
                        "models/base.sql", "select 1 as x"));
        Fixtures.tiny(
                folder.resolve("two"),
                Map.of("dbt_project.yml", "name: two\n", "macros/m.sql", "{% macro answer() %}42{% endmacro %}"));
        assertThat(Fixtures.dbt(project).deps()).containsOnlyKeys("one", "two");
        assertThat(project.resolve("package-lock.yml")).content().contains("local: ../one", "name: two", "sha1_hash:");
        assertThat(Fixtures.dbt(project).parse().models()).isEqualTo(2);
    }

    @Test
    void depsSaysWhatItCannotFetch() throws IOException {
        Path project = Fixtures.tiny(folder, Map.of("packages.yml", "packages: [{package: a/b, version: 1.0.0}]"));
        assertThatThrownBy(() -> Fixtures.dbt(project).deps())
                .hasMessageContaining("`a/b`")
                .hasMessageContaining("not supported yet");
    }

    @Test
    void cleanDeletesTheTargetAndNothingElse() throws IOException {
        Path project = Fixtures.tiny(folder, Map.of("models/a.sql", "select 1"));
        Fixtures.dbt(project).parse();
        assertThat(Fixtures.dbt(project).clean()).containsExactly(project.resolve("target"));
        assertThat(project.resolve("target")).doesNotExist();
        assertThat(project.resolve("models/a.sql")).exists();
    }

    @Test
    void cleanRefusesSourcesAndWhatIsOutside() throws IOException {
        for (String target : new String[] {"models", "../elsewhere", "."}) {
            Path project = Fixtures.tiny(
                    folder.resolve("p"),
                    Map.of(
                            "dbt_project.yml",
                            "name: tiny\nprofile: tiny\nclean-targets: [" + target + "]\n",
                            "models/a.sql",
                            "select 1"));
            assertThatThrownBy(() -> Fixtures.dbt(project).clean()).hasMessageContaining("`clean` will not delete");
            assertThat(project.resolve("models/a.sql")).exists();
        }
    }

    @Test
    void debugTellsWhereItWouldBuildAndWhatIsWrong() throws IOException {
        Path project = Fixtures.tiny(folder, Map.of());
        Dbt.Checked good = Fixtures.dbt(project).debug((engine, output) -> {});
        assertThat(good.target()).isEqualTo("tiny.dev (duckdb)");
        assertThat(good.path()).isEqualTo("tiny.duckdb");
        assertThat(good.failure()).isEmpty();
        Dbt.Checked bad = Fixtures.dbt(project).debug((engine, output) -> {
            throw Problem.data("the file is locked").exception();
        });
        assertThat(bad.failure().orElseThrow()).contains("the file is locked");
    }

    @Test
    void commandLineVariablesWinOverTheProjects() throws IOException {
        Path project = Fixtures.tiny(
                folder,
                Map.of(
                        "dbt_project.yml", "name: tiny\nprofile: tiny\nvars: {on: true}\n",
                        "models/a.sql", "{{ config(enabled=var('on')) }} select 1"));
        assertThat(Fixtures.dbt(project).parse().models()).isEqualTo(1);
        Dbt off = Dbt.of(Fixtures.invocation(project).vars(Map.of("on", false)), event -> {});
        assertThat(off.parse().models()).isZero();
    }

    @Test
    void profileReadsTheEnvironment() throws IOException {
        Path project = Fixtures.tiny(folder, Map.of("models/a.sql", "select 1", "profiles.yml", """
                        tiny:
                          outputs:
                            default: {type: duckdb, path: "{{ env_var('FILE') }}", schema: "{{ env_var('S', 'plain') }}"}
                        """));
        Dbt dbt = Dbt.of(Fixtures.invocation(project).environment(Map.of("FILE", "/data/shop.duckdb")), event -> {});
        String manifest = Files.readString(dbt.parse().manifest());
        assertThat(manifest).contains("\\\"shop\\\".\\\"plain\\\".\\\"a\\\"");
    }
}
