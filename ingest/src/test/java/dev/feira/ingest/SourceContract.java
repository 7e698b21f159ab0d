package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import dev.feira.ingest.IngestResult.Failed;
import dev.feira.ingest.engine.Engine;
import dev.feira.ingest.engine.Snapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds of every kind of source, on a real server.
abstract class SourceContract {
    private static final int SNAPSHOTS = 20;
    private static final String ITEM = """
            columns:
              - {name: id, type: integer}
              - {name: price, type: "decimal(10,2)"}
            """;

    @TempDir
    Path folder;

    Shop shop;

    abstract Shop open(Path place) throws Exception;

    abstract Engine engine();

    /// What lets a session wait a second for a lock, and no longer.
    abstract String impatience();

    /// As the commits name the way in which several connections came to one state.
    abstract String protocol();

    @BeforeEach
    void givenItems() throws Exception {
        shop = open(folder);
        shop.sql("CREATE TABLE item (id INT PRIMARY KEY, price DECIMAL(10,2))", "INSERT INTO item VALUES (1, 12.50)");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void rowsArriveAndAreProved() throws Exception {
        shop.contract("item", ITEM);
        shop.sql("INSERT INTO item VALUES (-2, -0.05), (3, NULL)");

        IngestResult result = shop.ingest();

        assertThat(result.failures()).isEmpty();
        assertThat(result.ingested().getFirst().digest().rows()).isEqualTo(3);
        assertThat(shop.lake("id, price", "item")).containsExactly("-2|-0.05", "1|12.50", "3|null");
        assertThat(shop.lake.table("item").orElseThrow().state()).containsEntry("protocol", protocol());
        assertThat(shop.reconciled()).isTrue();
    }

    @Test
    void changeOfOneValueIsFoundByTheProof() throws Exception {
        shop.contract("item", ITEM);
        shop.ingest();
        shop.sql("UPDATE item SET price = 12.51");

        assertThat(shop.reconciled()).isFalse();
    }

    @Test
    void namesThatAreNoWordsAreQuoted() throws Exception {
        String quote = shop.source.dialect().quoted("a \"b");
        shop.sql("CREATE TABLE " + quote + " (" + quote + " INT)", "INSERT INTO " + quote + " VALUES (7)");
        shop.contract("a \"b", "mode: full\n");

        assertThat(shop.ingest().failures()).isEmpty();
        assertThat(shop.lake("\"a \"\"b\"", "a \"b")).containsExactly("7");
    }

    @Test
    void allConnectionsSeeOneStateWhileMoneyMoves() throws Exception {
        for (String table : List.of("a", "b")) {
            shop.sql("CREATE TABLE " + table + " (money INT)", "INSERT INTO " + table + " VALUES (1000)");
        }
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<Boolean> running = writer.submit(() -> transfer(stop));
            try {
                for (int i = 0; i < SNAPSHOTS; i++) {
                    assertOneState();
                }
            } finally {
                stop.set(true);
            }
            assertThat(running.get()).isTrue();
        }
    }

    private void assertOneState() throws SQLException {
        try (Snapshot snapshot = engine().open(3, List.of("a", "b"))) {
            Set<Long> sums = new HashSet<>();
            for (Connection one : snapshot.connections()) {
                for (Connection other : snapshot.connections()) {
                    sums.add(money(one, "a") + money(other, "b"));
                }
            }
            assertThat(snapshot.connections()).hasSize(3);
            assertThat(sums).containsExactly(2000L);
        }
    }

    private static long money(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT SUM(money) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private boolean transfer(AtomicBoolean stop) throws SQLException {
        try (Connection connection = shop.connect(shop.server.owner());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stop.get()) {
                statement.execute("UPDATE a SET money = money - 1");
                statement.execute("UPDATE b SET money = money + 1");
                connection.commit();
            }
        }
        return true;
    }

    @Test
    void definitionCannotChangeWhileASnapshotIsOpen() throws Exception {
        try (Connection other = shop.connect(shop.server.owner());
                Statement statement = other.createStatement()) {
            statement.execute(impatience());
            try (Snapshot snapshot = engine().open(2, List.of("item", "nowhere"))) {
                assertThat(snapshot.tables()).containsOnlyKeys("item");
                assertThat(changes(statement)).isFalse();
            }
            assertThat(changes(statement)).isTrue();
        }
    }

    private static boolean changes(Statement statement) {
        try {
            return !statement.execute("ALTER TABLE item ADD extra INT");
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void newColumnJoinsTheLakeAndAGrownTypeGrows() throws Exception {
        shop.contract("item", ITEM);
        shop.ingest();
        shop.sql("ALTER TABLE item ADD colour VARCHAR(10)", "INSERT INTO item VALUES (2, 1, 'red')");

        assertThat(shop.ingest().failures()).isEmpty();
        assertThat(shop.lake("id, colour", "item")).containsExactly("1|null", "2|red");
        assertThat(shop.lakeColumn("item", "price").map(Column::type)).contains(new SqlType.Decimal(10, 2));
    }

    @Test
    void widerTypeOfTheContractIsKept() throws Exception {
        shop.contract("item", ITEM.replace("integer", "bigint").replace("10,2", "20,2"));

        assertThat(shop.ingest().failures()).isEmpty();
        assertThat(shop.lakeColumn("item", "price").map(Column::type)).contains(new SqlType.Decimal(20, 2));
        assertThat(shop.lake("id, price", "item")).containsExactly("1|12.50");
    }

    @Test
    void changedTypeIsAnError() throws Exception {
        shop.contract("item", ITEM.replace("\"decimal(10,2)\"", "date"));

        assertThat(onlyFailure()).contains("`item.price` is decimal(10,2) in the source and date in the contract");
    }

    @Test
    void valueThatTheContractDoesNotAllowIsAnError() throws Exception {
        shop.sql("CREATE TABLE state (name VARCHAR(10))", "INSERT INTO state VALUES ('open'), ('ajar')");
        shop.contract("state", "columns:\n  - {name: name, type: text, allowed: [open, closed]}\n");

        assertThat(onlyFailure()).contains("`state.name` holds `ajar`");
    }

    @Test
    void nullWhereTheContractAllowsNoneIsAnErrorAndTheLakeStays() throws Exception {
        shop.contract("item", ITEM);
        shop.ingest();
        shop.sql("INSERT INTO item VALUES (2, NULL)");
        shop.contract("item", ITEM.replace("\"decimal(10,2)\"", "\"decimal(10,2)\", nullable: false"));

        assertThat(onlyFailure()).contains("`item.price` holds NULL");
        assertThat(shop.lake("id", "item")).containsExactly("1");
    }

    @Test
    void missingTableFailsAloneAndTheOthersAreCommitted() throws Exception {
        shop.contract("item", ITEM);
        shop.contract("ghost", "mode: full\n");

        assertThat(onlyFailure()).contains("no table `ghost`");
        assertThat(shop.lake.table("item").orElseThrow().rows()).isEqualTo(1);
    }

    String onlyFailure() {
        IngestResult result = shop.ingest();
        assertThat(result.failures()).hasSize(1);
        Failed failed = result.failures().getFirst();
        return failed.problem().text();
    }
}
