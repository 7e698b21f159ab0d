package dev.feira.ingest.engine;

import dev.feira.jdbc.SourceTable;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Connections that see the same state of the source, and the tables as they are in it. Whoever opens it closes it.
public final class Snapshot implements AutoCloseable {
    private final SnapshotProtocol protocol;
    private final List<Connection> connections;
    private final Map<String, SourceTable> tables;
    private final Consumer<Connection> giveBack;

    /// @param giveBack ends the view of a connection and returns it; never fails
    public Snapshot(
            SnapshotProtocol protocol,
            List<Connection> connections,
            Map<String, SourceTable> tables,
            Consumer<Connection> giveBack) {
        this.giveBack = giveBack;
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
        connections.forEach(giveBack);
    }
}
