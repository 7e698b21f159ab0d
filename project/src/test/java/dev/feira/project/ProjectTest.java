package dev.feira.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.ProblemException;
import dev.feira.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTest {
    private static final Map<String, String> MYSQL = Map.of(
            "MYSQL_HOST", "db.shop",
            "MYSQL_PORT", "3307",
            "MYSQL_USER", "reader",
            "MYSQL_PASSWORD", "tiger",
            "MYSQL_DATABASE", "olist");

    @TempDir
    Path folder;

    record Source(String host, int port, String user, Secret password, String database) {
        Source {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("`port` must be 1 to 65535, not " + port);
            }
        }
    }

    record Sample(double scale, long seed) {
        static Sample defaults() {
            return new Sample(1, 42);
        }
    }

    @Test
    void targetIsChosenByFlagThenVariableThenFile() throws IOException {
        givenShop();

        assertThat(Project.open(folder, Optional.of("prod"), Map.of("FEIRA_TARGET", "ci"))
                        .target()
                        .name())
                .isEqualTo("prod");
        assertThat(Project.open(folder, Optional.empty(), Map.of("FEIRA_TARGET", "ci"))
                        .target()
                        .name())
                .isEqualTo("ci");
        assertThat(Project.open(folder, Optional.empty(), Map.of()).target().name())
                .isEqualTo("dev");
    }

    @Test
    void everyTargetHasItsOwnFilesAndSettings() throws IOException {
        givenShop();

        Project dev = Project.open(folder, Optional.of("dev"), Map.of());
        Project ci = Project.open(folder, Optional.of("ci"), Map.of());

        assertThat(dev.target().layout().lake()).isEqualTo(folder.resolve(".feira/lake"));
        assertThat(ci.target().layout().lake()).isEqualTo(folder.resolve(".feira/ci/lake"));
        assertThat(dev.section("sample", Sample.class)).isEqualTo(new Sample(1, 7));
        assertThat(ci.section("sample", Sample.class)).isEqualTo(new Sample(0.01, 7));
    }

    @Test
    void environmentGoesBeforeDotEnv() throws IOException {
        givenShop();
        Files.writeString(folder.resolve(".env"), "MYSQL_HOST=from-file\nMYSQL_USER=from-file\n");
        Map<String, String> process = new HashMap<>(MYSQL);
        process.remove("MYSQL_USER");

        Source source = Project.open(folder, Optional.of("prod"), process).connection(Source.class);

        assertThat(source).isEqualTo(new Source("db.shop", 3307, "from-file", Secret.of("tiger"), "olist"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MYSQL_HOST", "MYSQL_PORT", "MYSQL_USER", "MYSQL_PASSWORD", "MYSQL_DATABASE"})
    void missingVariableIsOneErrorThatNamesItAndTheTarget(String name) throws IOException {
        givenShop();
        Map<String, String> process = new HashMap<>(MYSQL);
        process.remove(name);

        assertThat(errorOf(process))
                .startsWith("error: environment variable `" + name + "` is not set; target `prod` needs it")
                .contains("--> feira.yml:")
                .doesNotContain("tiger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "70000", "-1"})
    void malformedPortNamesTheVariable(String port) throws IOException {
        givenShop();
        Map<String, String> process = new HashMap<>(MYSQL);
        process.put("MYSQL_PORT", port);

        assertThat(errorOf(process)).contains("`MYSQL_PORT`", "target `prod`", port, "feira.yml:");
    }

    @Test
    void targetThatDoesNotExistIsRefusedWithTheNearest() throws IOException {
        givenShop();

        thenErrorContains(() -> Project.open(folder, Optional.of("prd"), Map.of()), "no target `prd`", "`prod`?");
    }

    @Test
    void unknownSectionIsRefused() throws IOException {
        Files.writeString(folder.resolve("feira.yml"), "name: x\ningst: {}\n");

        thenErrorContains(
                () -> Project.open(folder, Optional.empty(), Map.of()),
                "unknown key `ingst`",
                "feira.yml:2:1",
                "`ingest`");
    }

    @Test
    void folderWithoutProjectIsRefusedWithTheCure() {
        thenErrorContains(() -> Project.open(folder, Optional.empty(), Map.of()), "no `feira.yml`", "--project-dir");
    }

    private void givenShop() throws IOException {
        Files.writeString(folder.resolve("feira.yml"), """
                name: shop
                target: dev
                connections:
                  shop:
                    host: ${MYSQL_HOST}
                    port: ${MYSQL_PORT}
                    user: ${MYSQL_USER}
                    password: ${MYSQL_PASSWORD}
                    database: ${MYSQL_DATABASE}
                targets:
                  dev: {source: sandbox}
                  ci: {source: sandbox, sample: {scale: 0.01}}
                  prod: {source: shop}
                sample: {seed: 7}
                """);
    }

    private String errorOf(Map<String, String> process) {
        try {
            Project.open(folder, Optional.of("prod"), process).connection(Source.class);
            return "no error";
        } catch (ProblemException e) {
            return e.problem().text();
        }
    }

    private static void thenErrorContains(Runnable action, String... parts) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(action::run)
                .satisfies(e -> assertThat(e.problem().text()).contains(parts));
    }
}
