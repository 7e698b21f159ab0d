package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOperationTest {
    @TempDir
    Path folder;

    private ErrandProject project;

    @BeforeEach
    void givenMacros() throws IOException {
        project = new ErrandProject(folder);
        project.file("models/a.sql", "select 1 as id");
        project.file("macros/operations.sql", """
                {% macro grow(n=1, who='nobody') %}
                  {% do log('growing ' ~ n ~ ' for ' ~ who, info=true) %}
                  {% do run_query('create or replace table grown as select ' ~ n ~ ' as n') %}
                {% endmacro %}
                {% macro wrong() %}{% do run_query('select nope') %}{% endmacro %}
                {% macro refusing() %}{% do exceptions.raise_compiler_error('not today') %}{% endmacro %}
                {% macro forgetful() %}
                  {% call statement('x', auto_begin=true) %}create table forgotten as select 1 as n{% endcall %}
                {% endmacro %}
                {% macro reading() %}{% do log('reads ' ~ ref('a'), info=true) %}{% endmacro %}
                """);
    }

    @Test
    void macroIsCalledWithItsArguments() {
        BuildReport report = call("grow", Map.of("n", 3L, "who", "you"));

        assertThat(report.exitCode()).isZero();
        assertThat(project.lines).contains("growing 3 for you");
        assertThat(project.sql("select n from grown")).hasToString("[3]");
    }

    @Test
    void macroMayBeNamedWithItsPackage() {
        assertThat(call("shop.grow", Map.of()).green()).isTrue();
    }

    @Test
    void macroMayReadModels() {
        call("reading", Map.of());

        assertThat(project.lines).contains("reads \"shop\".\"main\".\"a\"");
    }

    @Test
    void refusalOfTheDatabaseIsTheResult() throws IOException {
        BuildReport report = call("wrong", Map.of());

        assertThat(report.exitCode()).isOne();
        assertThat(project.lines.getLast())
                .startsWith("[ERROR]: Encountered an error while running operation: Runtime Error\n"
                        + "  Binder Error: Referenced column \"nope\"");
        JsonNode result = new ObjectMapper()
                .readTree(folder.resolve("target/run_results.json").toFile())
                .at("/results/0");
        assertThat(result.path("unique_id").asText()).isEqualTo("macro.shop.wrong");
        assertThat(result.path("status").asText()).isEqualTo("error");
        assertThat(result.path("failures").asInt()).isOne();
    }

    @Test
    void refusalOfTheMacroIsTheResult() {
        assertThat(call("refusing", Map.of()).exitCode()).isOne();
        assertThat(project.lines.getLast()).contains("Compilation Error", "not today");
    }

    @Test
    void whatIsNotCommittedIsUndone() {
        call("forgetful", Map.of());

        assertThat(project.sql("select count(*) from duckdb_tables() where table_name = 'forgotten'"))
                .hasToString("[0]");
    }

    @Test
    void unknownMacroIsAnErrorOfTheCommandLine() {
        assertThatThrownBy(() -> call("grwo", Map.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("dbt could not find a macro with the name 'grwo' in any package");
    }

    private BuildReport call(String macro, Map<String, @Nullable Object> arguments) {
        return project.open(project.invocation("run-operation")).operation(macro, arguments, project::warehouse);
    }
}
