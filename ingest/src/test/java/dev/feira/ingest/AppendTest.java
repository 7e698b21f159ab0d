package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.EventListener;
import dev.feira.core.Secret;
import dev.feira.ingest.IngestResult.Absent;
import dev.feira.ingest.IngestResult.Ingested;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.Kind;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeSettings;
import dev.feira.lake.Snapshot;
import dev.feira.sandbox.Login;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables of a stream, of which each run reads what is new, from a real PostgreSQL.
class AppendTest {
    private static final String ROWS = "topic_number, partition, \"offset\", id, version, total";

    @TempDir
    Path folder;

    private Shop shop;
    private StreamTables stream;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(folder, SharedServer.of(Server.POSTGRESQL).freshDatabase());
        stream = new StreamTables(shop);
        shop.contract("events", StreamTables.CONTRACT);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void eachRunAddsWhatIsNewAndNothingElse() throws Exception {
        stream.make().begin(1, "first", 2);
        stream.add(1, 0, 10);
        assertThat(ingested().rows()).isEqualTo(9);
        stream.add(1, 0, 5);
        stream.add(1, 1, 3);

        Ingested second = ingested();

        assertThat(second.rows()).isEqualTo(7);
        assertThat(second.lakeRows()).isEqualTo(16);
        assertThat(snapshots()).extracting(Snapshot::operation).containsExactly("overwrite", "append");
        assertThat(shop.lake("_feira_batch, count(*)", "events", "GROUP BY 1")).containsExactly("1|9", "2|7");
        assertThat(shop.lake.table("events").orElseThrow().state().get("state"))
                .contains(
                        "\"topic\":\"invoices\",\"topic_id\":\"first\",\"topic_number\":1,\"partition\":0,\"next_offset\":15",
                        "\"partition\":1,\"next_offset\":3",
                        "\"appended\":{\"rows\":7,",
                        "\"total\":{\"rows\":16,");
        assertLakeIsTheSource();
    }

    @Test
    void withoutNewRowsThereIsNoCommit() throws Exception {
        stream.make().begin(1, "first", 1);
        stream.add(1, 0, 6);
        ingested();
        assertThat(ingested().rows()).isZero();
        stream.add(1, 0, 1);

        assertThat(ingested().rows()).as("a dead letter is no row").isZero();
        assertThat(snapshots()).hasSize(1);
        stream.add(1, 0, 1);
        assertThat(ingested().rows()).isEqualTo(1);
        assertLakeIsTheSource();
    }

    @Test
    void rowsThatCameAfterTheLastRunAreNotYetToBeProved() throws Exception {
        stream.make().begin(1, "first", 1);
        stream.add(1, 0, 6);
        ingested();
        stream.add(1, 0, 6);

        assertThat(shop.reconciled()).isTrue();
        shop.sql("UPDATE events SET total = total + 1 WHERE \"offset\" = 3");
        assertThat(shop.reconciled()).isFalse();
    }

    @Test
    void topicThatWasMadeAnewIsReadBesideTheOldOne() throws Exception {
        stream.make().begin(1, "first", 2);
        stream.add(1, 0, 20);
        stream.add(1, 1, 20);
        ingested();
        stream.add(1, 1, 2);
        stream.begin(2, "second", 2);
        stream.add(2, 0, 10);
        stream.add(2, 1, 30);

        assertThat(ingested().rows()).isEqualTo(1 + 9 + 26);
        assertLakeIsTheSource();
    }

    @Test
    void rowsOfTheTimeBeforeTopicsHadNumbersAreReadOnce() throws Exception {
        stream.make().begin(1, "first", 1);
        shop.sql("INSERT INTO events SELECT 'old' || n, 0, 1, 0, n % 2, n FROM generate_series(1, 9) n");
        stream.add(1, 0, 5);
        assertThat(ingested().rows()).isEqualTo(14);
        stream.add(1, 0, 1);

        assertThat(ingested().rows()).isEqualTo(1);
        assertLakeIsTheSource();
    }

    @Test
    void ledgerThatWentBackIsSaidAndAFullRefreshBeginsAgain() throws Exception {
        stream.make().begin(1, "first", 1);
        stream.add(1, 0, 6);
        ingested();
        shop.sql("DELETE FROM events WHERE \"offset\" > 2", "UPDATE ingest_offset SET next_offset = 3");

        assertThat(shop.ingest().failures().getFirst().problem().text())
                .contains("holds table `events` up to offset 6 of partition 0", "--full-refresh events");
        assertThat(shop.lake.table("events").orElseThrow().rows()).isEqualTo(6);

        IngestResult again =
                Ingest.run(shop.settings().fullRefresh(true), shop.source, shop.lake, EventListener.none());
        assertThat(again.ingested().getFirst().rows()).isEqualTo(3);
        assertLakeIsTheSource();
    }

    @Test
    void changedColumnsAreReadAgainForAllRows() throws Exception {
        stream.make().begin(1, "first", 1);
        stream.add(1, 0, 6);
        ingested();
        shop.sql("ALTER TABLE events ADD COLUMN note text DEFAULT 'none'");
        stream.add(1, 0, 3);

        assertThat(ingested().rows()).isEqualTo(8);
        assertThat(shop.lake("note, count(*)", "events", "GROUP BY 1")).containsExactly("none|8");
        assertLakeIsTheSource();
    }

    @Test
    void tableThatIsNotThereYetIsEmptyInTheLakeUntilItComes() throws Exception {
        Absent absent = shop.ingest().absent().getFirst();
        assertThat(absent).isEqualTo(new Absent("events", "the stream was not consumed yet", 0));
        assertThat(shop.lake(ROWS, "events")).isEmpty();
        assertThat(shop.ingest().absent()).hasSize(1);
        assertThat(snapshots()).hasSize(1);
        assertThat(shop.reconciled()).isTrue();

        stream.make().begin(1, "first", 1);
        stream.add(1, 0, 6);
        assertThat(ingested().rows()).isEqualTo(6);
        assertLakeIsTheSource();
    }

    @Test
    void tableThatIsGoneIsNoTableThatIsToCome() throws Exception {
        stream.make().begin(1, "first", 1);
        stream.add(1, 0, 6);
        ingested();
        shop.sql("DROP TABLE events");

        assertThat(shop.ingest().failures().getFirst().problem().text())
                .contains("has no table `events` any more, and the lake holds 6 rows of it", "--full-refresh events");
    }

    @Test
    void tableWithoutLedgerColumnsCannotBeReadByOffset() throws Exception {
        stream.make();
        shop.sql("CREATE TABLE other (id int)");
        shop.contract("other", "mode: append\ncolumns:\n  - {name: id, type: integer}\n");

        assertThat(shop.ingest().failures().getFirst().problem().text())
                .contains("table `other` cannot be read by offset", "`topic_number`", "mode: full");
    }

    @Test
    void tableThatThisUserMayNotReadIsNotTakenForOneThatIsToCome() throws Exception {
        stream.make();
        Login admin = SharedServer.of(Server.POSTGRESQL).admin();
        shop.sql("DROP TABLE events");
        try (Connection connection = shop.connect(admin);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE events (id int)");
            statement.execute("CREATE ROLE stranger LOGIN PASSWORD 'strange'");
        }
        ConnectionSettings stranger = ConnectionSettings.of(
                        shop.server.host(),
                        shop.server.port(),
                        shop.server.database(),
                        "stranger",
                        Secret.of("strange"))
                .with(new Kind.PostgreSql("public"));
        try (Database source = Database.open(stranger)) {
            assertThat(Ingest.run(shop.settings(), source, shop.lake, EventListener.none())
                            .failures()
                            .getFirst()
                            .problem()
                            .text())
                    .contains("no table `events`", "let this user SELECT from it");
        }
    }

    @Test
    void twoRunsAtOnceAddEachRowOnce() throws Exception {
        stream.make().begin(1, "first", 1);
        stream.add(1, 0, 10);
        ingested();
        for (int round = 0; round < 5; round++) {
            stream.add(1, 0, 1_000);
            try (Lake other = Lake.open(LakeSettings.in(folder.resolve("lake")));
                    ExecutorService both = Executors.newFixedThreadPool(2)) {
                Future<IngestResult> one =
                        both.submit(() -> Ingest.run(shop.settings(), shop.source, other, EventListener.none()));
                Future<IngestResult> two = both.submit(shop::ingest);
                assertThat(one.get().failures()).isEmpty();
                assertThat(two.get().failures()).isEmpty();
            }
        }
        assertLakeIsTheSource();
    }

    @Test
    void nothingIsLostOrDoubledWhileEventsFlow() throws Exception {
        stream.make().begin(1, "first", 3);
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<Boolean> writing = writer.submit(() -> write(stop));
            try {
                for (int i = 0; i < 10; i++) {
                    assertThat(shop.ingest().failures()).isEmpty();
                    assertThat(shop.reconciled()).isTrue();
                }
            } finally {
                stop.set(true);
            }
            assertThat(writing.get()).isTrue();
        }
        assertThat(shop.ingest().failures()).isEmpty();
        assertThat(snapshots()).hasSizeGreaterThan(2);
        assertLakeIsTheSource();
    }

    private boolean write(AtomicBoolean stop) throws SQLException {
        try (Connection connection = shop.connect(shop.server.owner());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; !stop.get(); i++) {
                StreamTables.add(statement, 1, i % 3, 1 + i % 50);
                connection.commit();
            }
        }
        return true;
    }

    private Ingested ingested() {
        IngestResult result = shop.ingest();
        assertThat(result.failures()).isEmpty();
        return result.ingested().getFirst();
    }

    private List<Snapshot> snapshots() {
        return shop.lake.snapshots("events");
    }

    private void assertLakeIsTheSource() throws SQLException {
        List<String> source;
        try (Connection connection = shop.connect(shop.server.owner())) {
            source = Shop.rows(connection, "SELECT " + ROWS + " FROM events ORDER BY 1, 2, 3");
        }
        assertThat(shop.lake(ROWS, "events")).containsExactlyElementsOf(source);
        assertThat(shop.reconciled()).isTrue();
    }
}
