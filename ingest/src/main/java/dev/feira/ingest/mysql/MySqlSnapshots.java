package dev.feira.ingest.mysql;

import dev.feira.core.Problem;
import dev.feira.ingest.engine.Snapshot;
import dev.feira.ingest.engine.SnapshotProtocol;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.SourceTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Opens snapshots by the first protocol that the server and the user's rights allow.
final class MySqlSnapshots {
    private static final int RESTARTS = 3;
    private static final int LOCK_WAIT_SECONDS = 2;
    private static final int TABLE_CHANGED = 1412;
    private static final int LOCK_WAIT = 1205;
    private static final int TABLE_MISSING = 1146;
    private static final int TABLE_DENIED = 1142;

    private final Database database;
    private final Set<SnapshotProtocol> allowed;

    /// @param allowed the protocols to try, always in the order of [SnapshotProtocol]
    MySqlSnapshots(Database database, Set<SnapshotProtocol> allowed) {
        this.database = database;
        this.allowed = Set.copyOf(allowed);
    }

    /// As [dev.feira.ingest.engine.Engine#open].
    Snapshot open(int connections, List<String> tables) {
        for (int restart = 1; ; restart++) {
            try {
                return attempt(connections, tables);
            } catch (SQLException e) {
                boolean changing = e.getErrorCode() == TABLE_CHANGED || e.getErrorCode() == LOCK_WAIT;
                if (!changing || restart == RESTARTS) {
                    throw database.problem(e);
                }
            }
        }
    }

    private Snapshot attempt(int wanted, List<String> tables) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < wanted; i++) {
                connections.add(prepared());
            }
            SnapshotProtocol protocol = start(connections, tables);
            return new Snapshot(protocol, connections, locked(connections, tables), Session::giveBack);
        } catch (SQLException | RuntimeException e) {
            connections.forEach(Session::giveBack);
            throw e;
        }
    }

    /// At READ COMMITTED the clause WITH CONSISTENT SNAPSHOT is ignored, on some servers without a word. An empty
    /// `sql_mode` lets a reader see values as they are stored. Whoever changes a table is waited for, but not
    /// long: the change may be waiting for one of these connections, and the next one for the change.
    private Connection prepared() throws SQLException {
        Connection connection = database.connect();
        Session.execute(
                connection,
                "SET SESSION sql_mode = '', lock_wait_timeout = CAST(LEAST(" + LOCK_WAIT_SECONDS
                        + ", @@global.lock_wait_timeout) AS UNSIGNED)");
        Session.execute(connection, "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        Map<String, String> level = Session.show(
                connection, "SHOW VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')");
        boolean right = level.values().stream()
                .allMatch(value -> value.toUpperCase(Locale.ROOT).equals("REPEATABLE-READ"));
        if (!right) {
            throw Problem.data("the source does not let its sessions read repeatably: " + level)
                    .exception();
        }
        return connection;
    }

    private SnapshotProtocol start(List<Connection> connections, List<String> tables) throws SQLException {
        if (connections.size() > 1) {
            for (Protocol protocol : List.of(new MySqlGtid(), new MariaDbBinlog(), new InnoDbCounter())) {
                if (allowed.contains(protocol.name()) && started(protocol, connections)) {
                    return protocol.name();
                }
            }
            if (allowed.contains(SnapshotProtocol.LOCK_TABLES) && startedUnderLocks(connections, tables)) {
                return SnapshotProtocol.LOCK_TABLES;
            }
        }
        while (connections.size() > 1) {
            Session.giveBack(connections.removeLast());
        }
        new OneConnection().start(connections);
        return SnapshotProtocol.ONE_CONNECTION;
    }

    /// The last connection coordinates and is given back; two or more must be left to read.
    private boolean startedUnderLocks(List<Connection> connections, List<String> tables) throws SQLException {
        if (connections.size() < 3) {
            return false;
        }
        Connection coordinator = connections.removeLast();
        try {
            List<String> present = new ArrayList<>();
            for (String table : tables) {
                database.table(coordinator, table)
                        .ifPresent(found -> present.add(database.dialect().quoted(found.name())));
            }
            return started(new LockTables(coordinator, present), connections);
        } finally {
            Session.giveBack(coordinator);
        }
    }

    private static boolean started(Protocol protocol, List<Connection> connections) throws SQLException {
        if (!protocol.available(connections.getFirst())) {
            return false;
        }
        for (int i = 0; i < protocol.tries(); i++) {
            if (protocol.start(connections)) {
                return true;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000, 5_000_000));
        }
        return false;
    }

    /// Touching a table takes its metadata lock, which keeps definitions (not rows) from changing; only then are
    /// the columns read. Without it MariaDB returns columns that were added after the snapshot.
    private Map<String, SourceTable> locked(List<Connection> connections, List<String> tables) throws SQLException {
        Map<String, SourceTable> found = new LinkedHashMap<>();
        for (String table : tables) {
            if (touched(connections, table)) {
                database.table(connections.getFirst(), table).ifPresent(shape -> found.put(table, shape));
            }
        }
        return found;
    }

    /// Where the first connection has touched a table, nobody can take it from the others.
    private boolean touched(List<Connection> connections, String table) throws SQLException {
        String touch = "SELECT 1 FROM " + database.dialect().quoted(table) + " LIMIT 0";
        try {
            for (Connection connection : connections) {
                Session.row(connection, touch);
            }
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() != TABLE_MISSING && e.getErrorCode() != TABLE_DENIED) {
                throw e;
            }
            return false;
        }
    }
}
