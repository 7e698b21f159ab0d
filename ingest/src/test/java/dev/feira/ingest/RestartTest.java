package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.TimeLimits;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The source's server dies in the middle of a read. It has a server of its own, since it takes it from everybody.
class RestartTest {
    private static final int ROWS = 300_000;

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        sandbox = Sandbox.in(folder.resolve("sandbox"));
        shop = new Shop(folder, up());
        shop.sql(
                "CREATE TABLE big (id INT PRIMARY KEY, name VARCHAR(40))",
                "INSERT INTO big SELECT seq, CONCAT('name of row ', seq) FROM seq_1_to_" + ROWS,
                "CREATE TABLE few (id INT PRIMARY KEY)",
                "INSERT INTO few VALUES (1), (2)");
        shop.contract("big", "mode: full\n");
        shop.contract("few", "mode: full\n");
    }

    @AfterEach
    void close() {
        shop.close();
        sandbox.reset(EventListener.none());
    }

    private ServerStatus up() {
        return sandbox.up(Set.of(Server.MARIADB), "shop", EventListener.none()).getFirst();
    }

    @Test
    void serverThatDiesAndComesBackIsReadToTheEnd() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            CompletableFuture<ServerStatus> back = new CompletableFuture<>();
            EventListener killing = FaultsTest.onFirstRows(() -> {
                kill();
                back.completeAsync(this::up, other);
            });

            IngestResult result = Ingest.run(shop.settings(), shop.source, shop.lake, killing);

            assertThat(result.failures()).isEmpty();
            assertThat(back.get(1, TimeUnit.MINUTES).port()).isEqualTo(shop.server.port());
        }
        assertThat(shop.lake.table("big").orElseThrow().rows()).isEqualTo(ROWS);
        assertThat(shop.reconciled()).isTrue();
    }

    @Test
    void serverThatStaysDownIsOneErrorAndTheNextRunCompletes() {
        IngestSettings twice = shop.settings().withTables(List.of("big")).with(3, 2);
        EventListener killing = FaultsTest.onFirstRows(this::kill);
        try (Database impatient = Database.open(impatient())) {
            assertThatThrownBy(() -> Ingest.run(twice, impatient, shop.lake, killing))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().kind()).isEqualTo(Problem.Kind.TRANSIENT);
                        assertThat(e.problem().message())
                                .isEqualTo("nothing answers at `"
                                        + shop.settings(shop.server.reader()).address() + "`");
                        assertThat(e.problem().hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("start the server"));
                    });
        }
        up();

        assertThat(shop.ingest().failures()).isEmpty();
        assertThat(shop.reconciled()).isTrue();
    }

    private ConnectionSettings impatient() {
        TimeLimits standard = TimeLimits.DEFAULT;
        return shop.settings(shop.server.reader())
                .with(new TimeLimits(Duration.ofSeconds(1), standard.silence(), standard.query()));
    }

    private void kill() {
        ProcessHandle server = ProcessHandle.of(
                        sandbox.status().getFirst().pid().orElseThrow())
                .orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }
}
