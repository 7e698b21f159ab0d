package dev.feira.ingest.mysql;

import dev.feira.ingest.engine.SnapshotProtocol;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// A coordinator holds read locks on the tables while the others start, 0.3–0.5 ms. It waits two seconds for them at
/// most, so a long write is never followed by a queue of everybody else.
final class LockTables implements Protocol {
    private static final int LOCK_WAIT = 1205;

    private final Connection coordinator;
    private final String locks;

    /// @param tables as they stand in SQL
    LockTables(Connection coordinator, List<String> tables) {
        this.coordinator = coordinator;
        this.locks = tables.stream().map(table -> table + " READ").collect(Collectors.joining(", "));
    }

    @Override
    public SnapshotProtocol name() {
        return SnapshotProtocol.LOCK_TABLES;
    }

    @Override
    public boolean available(Connection connection) throws SQLException {
        Session.execute(coordinator, "SET SESSION lock_wait_timeout = 2");
        try {
            Session.execute(coordinator, "LOCK TABLES " + locks);
            return true;
        } catch (SQLException _) {
            return false; // no right to lock, or a writer that holds on: the next protocol has neither need
        } finally {
            Session.execute(coordinator, "UNLOCK TABLES");
        }
    }

    @Override
    public boolean start(List<Connection> connections) throws SQLException {
        try {
            Session.execute(coordinator, "LOCK TABLES " + locks);
            Session.start(connections);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == LOCK_WAIT) {
                return false;
            }
            throw e;
        } finally {
            Session.execute(coordinator, "UNLOCK TABLES");
        }
    }

    /// Each may wait two seconds for busy writers.
    @Override
    public int tries() {
        return 3;
    }
}
