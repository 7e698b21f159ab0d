package dev.feira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.feira.core.EventListener;
import dev.feira.testkit.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever starts the sandbox may die at any moment.
class CrashTest {
    @TempDir
    Path folder;

    @AfterEach
    void leaveNoServerBehind() {
        Sandbox.in(folder).reset(EventListener.none());
    }

    private ServerStatus up() {
        return Sandbox.in(folder)
                .up(Set.of(Server.MARIADB), "shop", EventListener.none())
                .getFirst();
    }

    @Test
    void serverOutlivesItsStarter() throws Exception {
        try (ChildJvm starter = ChildJvm.start(Starter.class, folder.toString())) {
            assertThat(starter.await()).isZero();
        }

        ServerStatus found = Sandbox.in(folder).status().getFirst();

        assertThat(found.running()).isTrue();
        assertThat(up()).isEqualTo(found);
    }

    /// Of two that share one, each deletes the other's temporary tables.
    @Test
    void dataFolderIsMadeWithoutTheCommonFolderForTemporaryFiles() throws Exception {
        try (ChildJvm starter = ChildJvm.start(
                builder -> {
                    builder.environment()
                            .put("TMPDIR", folder.resolve("nowhere").toString());
                    return builder.inheritIO();
                },
                List.of(),
                Starter.class,
                folder.toString())) {
            assertThat(starter.await()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "mariadb/data.new", "mariadb/data", "mariadb/pid", "mariadb/data/ibtmp1"})
    void starterKilledAsSoonAsAFileAppearsLeavesASandboxThatStarts(String file) throws Exception {
        try (ChildJvm starter = ChildJvm.start(Starter.class, folder.toString())) {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> Files.exists(folder.resolve(file)) || !starter.isAlive());
            starter.kill();
        }

        ServerStatus status = up();

        Sql.run(status, status.owner(), "CREATE TABLE t (a INT)");
        assertThat(Sql.count(status, "SELECT count(*) FROM t")).isZero();
    }

    @Test
    void twoProgramsThatStartItHaveOneServer() throws Exception {
        try (ChildJvm one = ChildJvm.start(Starter.class, folder.toString());
                ChildJvm two = ChildJvm.start(Starter.class, folder.toString())) {
            assertThat(one.await()).isZero();
            assertThat(two.await()).isZero();
        }

        assertThat(Sandbox.in(folder).status()).singleElement().matches(ServerStatus::running);
    }
}
