package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.ProblemException;
import dev.feira.core.Reconciliation;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final int ROWS = 300_000;

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

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION", "QUERY"})
    void whatIsKilledIsReadAgainOnANewSnapshot(String what) {
        Queue<Event> events = new ConcurrentLinkedQueue<>();

        IngestResult result = Ingest.run(shop.settings(), shop.source, shop.lake, killOnce(what, events));

        assertThat(result.failures()).isEmpty();
        assertThat(shop.lake.table("big").orElseThrow().rows()).isEqualTo(ROWS);
        assertThat(events)
                .anyMatch(event -> event instanceof Event.Warned(String _, String _, String message)
                        && message.contains("trying again"));
        assertThat(shop.reconciled()).isTrue();
    }

    @Test
    void cutConnectionWithoutAnotherAttemptFailsAndTheNextRunCompletes() throws Exception {
        IngestSettings once = shop.settings().with(3, 1);

        IngestResult result =
                Ingest.run(once, shop.source, shop.lake, killOnce("CONNECTION", new ConcurrentLinkedQueue<>()));

        assertThat(result.failures()).extracting(IngestResult.Failed::table).contains("big");
        assertThat(result.failures().getFirst().problem().message()).contains("the connection to", "was lost");
        assertThat(shop.lake.table("big")).isEmpty();
        assertThat(shop.ingest().successful()).isTrue();
        assertThat(Ingest.reconcile(shop.settings(), shop.source, shop.lake).equal())
                .isTrue();
    }

    @Test
    void changedSourceShowsInTheReconciliation() throws Exception {
        assertThat(shop.ingest().successful()).isTrue();
        shop.sql("UPDATE big SET name = 'changed' WHERE id = 7", "DELETE FROM few WHERE id = 2");

        Reconciliation proof = Ingest.reconcile(shop.settings(), shop.source, shop.lake);

        assertThat(proof.equal()).isFalse();
        assertThat(proof.checks()).noneMatch(Reconciliation.Check::equal);
        assertThat(proof.checks())
                .filteredOn(check -> check.table().equals("few"))
                .allSatisfy(check -> {
                    assertThat(check.left().rows()).isEqualTo(1);
                    assertThat(check.right().rows()).isEqualTo(2);
                });
    }

    @Test
    void brokenMetadataOfTheLakeIsSaidByTheReconciliationWithItsCure() throws Exception {
        assertThat(shop.ingest().successful()).isTrue();
        Path metadata = folder.resolve("lake/bronze/few/metadata");
        try (Stream<Path> files = Files.list(metadata)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".metadata.json")).toList()) {
                Files.writeString(file, "{");
            }
        }

        assertThatThrownBy(() -> Ingest.reconcile(shop.settings(), shop.source, shop.lake))
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problem().text())
                .asString()
                .contains("error: the metadata of table `few` in the lake cannot be read", "bronze/few/metadata");
    }

    @Test
    void interruptedRunCommitsNothingHalfAndTheNextCompletes() {
        AtomicBoolean first = new AtomicBoolean(true);
        Thread runner = Thread.currentThread();
        Queue<Event> afterwards = new ConcurrentLinkedQueue<>();
        EventListener interrupting = event -> {
            if (!first.get()) {
                afterwards.add(event);
            }
            if (event instanceof Event.Progressed && first.getAndSet(false)) {
                runner.interrupt();
            }
        };

        assertThatThrownBy(() -> Ingest.run(shop.settings(), shop.source, shop.lake, interrupting))
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(shop.lake.table("big")).isEmpty();
        assertThat(afterwards).noneMatch(Event.Warned.class::isInstance);

        assertThat(shop.ingest().successful()).isTrue();
    }

    @Test
    void planIsExplainedWithoutReading() {
        assertThat(Ingest.explain(shop.settings(), shop.source, shop.lake))
                .startsWith("big: full, about ")
                .contains("2 columns, in one piece")
                .contains("few: full, about 2 rows");
        assertThat(shop.lake.tables()).isEmpty();
    }

    @Test
    void unknownTableNamesThoseWithAContract() {
        assertThatThrownBy(() -> Ingest.explain(shop.settings().withTables(List.of("bigg")), shop.source, shop.lake))
                .hasMessage("there is no contract for table `bigg`");
    }

    /// Does something when the first rows of the big table have come.
    static EventListener onFirstRows(Runnable action) {
        AtomicBoolean first = new AtomicBoolean(true);
        return event -> {
            if (event instanceof Event.Progressed(String _, String table, long _)
                    && table.equals("big")
                    && first.getAndSet(false)) {
                action.run();
            }
        };
    }

    /// Ends the reader's connections or queries when the first rows have come.
    private EventListener killOnce(String what, Queue<Event> events) {
        EventListener killing = onFirstRows(() -> killReaders(what));
        return event -> {
            events.add(event);
            killing.on(event);
        };
    }

    private void killReaders(String what) {
        try (Connection admin = shop.connect(SharedServer.of(Server.MARIADB).admin());
                Statement statement = admin.createStatement()) {
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT id FROM information_schema.processlist WHERE user = '"
                    + shop.server.reader().user() + "' AND db = '" + shop.server.database() + "'")) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            for (long id : ids) {
                statement.execute("KILL " + what + " " + id);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
