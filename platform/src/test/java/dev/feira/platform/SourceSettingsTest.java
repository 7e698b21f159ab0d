package dev.feira.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.ProblemException;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.project.Project;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shop's own project, as it stands in the repository.
class SourceSettingsTest {
    private static final Path OLIST = Path.of("../projects/olist");
    private static final Map<String, String> MYSQL = Map.of(
            "MYSQL_HOST", "db.shop",
            "MYSQL_PORT", "3307",
            "MYSQL_USER", "reader",
            "MYSQL_PASSWORD", "tiger",
            "MYSQL_DATABASE", "olist");

    @Test
    void productionReadsTheVariablesThatSuchStacksUse() {
        ConnectionSettings settings = production(MYSQL);

        assertThat(settings.address()).isEqualTo("db.shop:3307");
        assertThat(settings.user()).isEqualTo("reader");
        assertThat(settings.password().reveal()).isEqualTo("tiger");
        assertThat(settings.database()).isEqualTo("olist");
        assertThat(settings.toString()).doesNotContain("tiger");
    }

    @ParameterizedTest
    @CsvSource({"MYSQL_HOST", "MYSQL_PORT", "MYSQL_USER", "MYSQL_PASSWORD", "MYSQL_DATABASE"})
    void missingVariableIsNamedWithItsTarget(String name) {
        assertThat(errorWith(name, ""))
                .startsWith("error: environment variable `" + name + "` is not set; target `prod`");
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL_HOST, mysql://db.shop:3306/",
        "MYSQL_PORT, three",
        "MYSQL_PORT, 70000",
        "MYSQL_USER, '\treader'",
        "MYSQL_PASSWORD, 'ti\tger'",
        "MYSQL_DATABASE, olist/orders"
    })
    void malformedVariableIsNamedWithItsTargetAndPlace(String name, String value) {
        assertThat(errorWith(name, value))
                .contains("`" + name + "`", "target `prod`", "feira.yml:")
                .doesNotContain("tiger", "ti\tger");
    }

    private static ConnectionSettings production(Map<String, String> environment) {
        Project project = Project.open(OLIST, Optional.of("prod"), environment);
        return Platform.of(project, () -> {
                    throw new AssertionError("production does not ask the sandbox");
                })
                .sourceSettings();
    }

    private static String errorWith(String name, String value) {
        Map<String, String> environment = new HashMap<>(MYSQL);
        environment.put(name, value);
        var failure = assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> production(environment));
        return failure.actual().problem().text();
    }
}
