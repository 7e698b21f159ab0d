package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.jdbc.Database;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeSettings;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Others work on the source, or on the lake, while it is read.
class BusySourceTest {
    private static final int ROWS = 200_000;

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(folder);
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
    }

    @Test
    void tableThatIsDroppedMeanwhileIsReadAndMissedByTheNextRun() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Queue<Future<?>> dropped = new ConcurrentLinkedQueue<>();
            EventListener dropping = FaultsTest.onFirstRows(() -> dropped.add(other.submit(this::dropFew)));

            assertThat(Ingest.run(shop.settings(), shop.source, shop.lake, dropping)
                            .failures())
                    .isEmpty();

            dropped.element().get(1, TimeUnit.MINUTES);
        }
        IngestResult next = shop.ingest();
        assertThat(next.failures())
                .singleElement()
                .satisfies(failed -> assertThat(failed.problem().message()).isEqualTo("the source has no table `few`"));
        assertThat(next.ingested()).extracting(IngestResult.Ingested::table).containsExactly("big");
        assertThat(shop.lake.table("few").orElseThrow().rows()).isEqualTo(2);
    }

    private boolean dropFew() throws SQLException {
        shop.sql("DROP TABLE few");
        return true;
    }

    @Test
    void tableThatChangesAllTheTimeIsReadInOneOfItsForms() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> changing = other.submit(() -> change(stop));
            try {
                for (int i = 0; i < 5; i++) {
                    assertThat(shop.ingest().failures()).isEmpty();
                }
            } finally {
                stop.set(true);
            }
            changing.get();
        }
    }

    private boolean change(AtomicBoolean stop) throws SQLException {
        while (!stop.get()) {
            shop.sql(
                    "ALTER TABLE few ADD extra INT DEFAULT 7, MODIFY id BIGINT",
                    "RENAME TABLE few TO fewer, fewer TO few",
                    "ALTER TABLE few DROP extra, MODIFY id INT");
            LockSupport.parkNanos(10_000_000);
        }
        return true;
    }

    @Test
    void lockedTableIsTriedAgain() throws Exception {
        try (Connection admin = shop.connect(SharedServer.of(Server.MARIADB).admin());
                Connection owner = shop.connect(shop.server.owner());
                Statement global = admin.createStatement();
                Statement locking = owner.createStatement()) {
            global.execute("SET GLOBAL lock_wait_timeout = 1");
            locking.execute("LOCK TABLES few WRITE");
            Queue<String> warnings = new ConcurrentLinkedQueue<>();
            EventListener unlocking = event -> {
                if (event instanceof Event.Warned(String _, String _, String message)) {
                    warnings.add(message);
                    unlock(locking);
                }
            };
            try {
                assertThat(Ingest.run(shop.settings(), shop.source, shop.lake, unlocking)
                                .failures())
                        .isEmpty();
            } finally {
                global.execute("SET GLOBAL lock_wait_timeout = DEFAULT");
            }
            assertThat(warnings).contains("trying again on a new snapshot");
        }
    }

    private static void unlock(Statement locking) {
        try {
            locking.execute("UNLOCK TABLES");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoRunsAtOnceEndOneAfterTheOther() throws Exception {
        Callable<IngestResult> run = () -> {
            try (Database source = Database.open(shop.source.settings());
                    Lake lake = Lake.open(LakeSettings.in(folder.resolve("lake")))) {
                return Ingest.run(shop.settings(), source, lake, EventListener.none());
            }
        };
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<IngestResult> one : both.invokeAll(List.of(run, run))) {
                assertThat(one.get().failures()).isEmpty();
            }
        }
        assertThat(shop.lake.table("big").orElseThrow().batchNumber()).isEqualTo(2);
        assertThat(shop.reconciled()).isTrue();
    }
}
