package dev.feira.ingest.mysql;

import dev.feira.ingest.engine.SnapshotProtocol;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// One way to start a view on several connections at the same point.
interface Protocol {
    SnapshotProtocol name();

    /// Whether this server and this user can have it.
    boolean available(Connection connection) throws SQLException;

    /// Starts a view on each connection.
    ///
    /// @return whether all are proven to be the same; otherwise trying again is right
    boolean start(List<Connection> connections) throws SQLException;

    /// How often to try before the next protocol has its turn.
    default int tries() {
        return 400;
    }
}
