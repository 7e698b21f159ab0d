package dev.feira.ingest.snapshot;

import dev.feira.jdbc.SourceTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// Connections that see the same state of the source, and the tables as they are in it. Whoever opens it closes it.
public final class Snapshot implements AutoCloseable {
    private final SnapshotProtocol protocol;
    private final List<Connection> connections;
    private final Map<String, SourceTable> tables;

    Snapshot(SnapshotProtocol protocol, List<Connection> connections, Map<String, SourceTable> tables) {
        this.protocol = protocol;
        this.connections = List.copyOf(connections);
        this.tables = Map.copyOf(tables);
    }

    public SnapshotProtocol protocol() {
        return protocol;
    }

    /// Each for one thread at a time.
    public List<Connection> connections() {
        return connections;
    }

    /// By name, as the snapshot sees them; their definitions cannot change until it is closed.
    public Map<String, SourceTable> tables() {
        return tables;
    }

    @Override
    public void close() {
        connections.forEach(Snapshot::giveBack);
    }

    /// A connection that was cut cannot be rolled back; giving it back lets the pool throw it away.
    static void giveBack(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
            statement.execute(
                    "SET SESSION sql_mode = @@global.sql_mode, lock_wait_timeout = @@global.lock_wait_timeout");
        } catch (SQLException _) {
            // nothing was written, so nothing is lost
        }
    }
}
