package dev.feira.ingest.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.ingest.MySqlServer;
import dev.feira.ingest.engine.Snapshot;
import dev.feira.ingest.engine.SnapshotProtocol;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.sandbox.Login;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Money moves between two tables while snapshots are taken: whoever sees one table before a transfer and the
/// other after it sees another sum. MySQL's protocol is tried on MySQL's own server, where that runs.
class MySqlSnapshotTest {
    private static final int SNAPSHOTS = 30;

    private ServerStatus server = SharedServer.of(Server.MARIADB).freshDatabase();

    @ParameterizedTest
    @EnumSource(names = {"MARIADB_BINLOG", "INNODB_COUNTER", "LOCK_TABLES", "ONE_CONNECTION"})
    void allConnectionsSeeTheSameStateWhileMoneyMoves(SnapshotProtocol protocol) throws Exception {
        accounts();
        AtomicBoolean stop = new AtomicBoolean();
        try (Database database = Database.open(settings(server.owner()));
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> running = writer.submit(() -> transfer(stop));
            try {
                MySqlSnapshots snapshots =
                        new MySqlSnapshots(database, EnumSet.of(protocol, SnapshotProtocol.ONE_CONNECTION));
                Set<SnapshotProtocol> used = new HashSet<>();
                for (int i = 0; i < SNAPSHOTS; i++) {
                    used.add(assertOneState(snapshots));
                }
                assertThat(used).contains(protocol);
            } finally {
                stop.set(true);
            }
            running.get();
        }
    }

    @Test
    void allConnectionsSeeTheSameStateOnMySqlWhileMoneyMoves() throws Exception {
        server = MySqlServer.freshDatabase();
        allConnectionsSeeTheSameStateWhileMoneyMoves(SnapshotProtocol.MYSQL_GTID);
    }

    @Test
    void readerWithNothingButSelectGetsSeveralConnections() throws Exception {
        accounts();
        try (Database database = Database.open(settings(server.reader()));
                Snapshot snapshot =
                        new MySqlSnapshots(database, Set.of(SnapshotProtocol.values())).open(3, List.of("a", "b"))) {
            assertThat(snapshot.protocol()).isEqualTo(SnapshotProtocol.MARIADB_BINLOG);
            assertThat(snapshot.connections()).hasSize(3);
        }
    }

    @Test
    void definitionOfATableCannotChangeWhileTheSnapshotIsOpen() throws Exception {
        accounts();
        try (Database database = Database.open(settings(server.reader()));
                Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("SET lock_wait_timeout = 1");
            try (Snapshot snapshot =
                    new MySqlSnapshots(database, Set.of(SnapshotProtocol.values())).open(2, List.of("a", "b"))) {
                assertThat(snapshot.tables()).containsKeys("a", "b");
                assertThat(refusal(statement, "ALTER TABLE a ADD extra INT")).isEqualTo(1205);
            }
            assertThat(refusal(statement, "ALTER TABLE a ADD extra INT")).isZero();
        }
    }

    private static int refusal(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
        }
    }

    /// Half of the connections read one table, half the other.
    private static SnapshotProtocol assertOneState(MySqlSnapshots snapshots) throws SQLException {
        try (Snapshot snapshot = snapshots.open(4, List.of("a", "b"))) {
            Set<Long> a = new HashSet<>();
            Set<Long> b = new HashSet<>();
            for (Connection connection : snapshot.connections()) {
                a.add(sum(connection, "a"));
                b.add(sum(connection, "b"));
            }
            assertThat(a).hasSize(1);
            assertThat(b).hasSize(1);
            assertThat(a.iterator().next() + b.iterator().next()).isEqualTo(2000);
            return snapshot.protocol();
        }
    }

    private static long sum(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT SUM(money) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private boolean transfer(AtomicBoolean stop) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stop.get()) {
                statement.execute("UPDATE a SET money = money - 1 WHERE id = 1");
                statement.execute("UPDATE b SET money = money + 1 WHERE id = 1");
                connection.commit();
            }
        }
        return true;
    }

    private void accounts() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("a", "b")) {
                statement.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, money INT NOT NULL)");
                statement.execute("INSERT INTO " + table + " VALUES (1, 1000)");
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(),
                server.owner().user(),
                server.owner().password().reveal());
    }

    private ConnectionSettings settings(Login login) {
        return ConnectionSettings.of(server.host(), server.port(), server.database(), login.user(), login.password());
    }
}
