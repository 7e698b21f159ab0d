package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    @BeforeEach
    void givenShop() throws IOException {
        Files.copy(Run.HOME.resolve("projects/olist/feira.yml"), folder.resolve("feira.yml"));
    }

    @Test
    void sandboxThatIsDownHasACure() {
        Run run = Run.feira(folder, "doctor");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("ok       java", "broken   source", "cure: run `feira sandbox up`");
    }

    @Test
    void serverThatIsDownIsNamedWithoutThePassword() {
        Map<String, String> environment = Map.of(
                "MYSQL_HOST", "127.0.0.1",
                "MYSQL_PORT", "1",
                "MYSQL_USER", "reader",
                "MYSQL_PASSWORD", "tiger",
                "MYSQL_DATABASE", "olist");

        Run run = Run.feira(folder, environment, "doctor", "--target", "prod", "-o", "json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("\"broken\"", "127.0.0.1:1").doesNotContain("tiger");
    }

    @Test
    void missingVariableIsNamed() {
        assertThat(Run.feira(folder, "doctor", "-t", "prod").out()).contains("`MYSQL_HOST`", "feira.yml:");
    }
}
