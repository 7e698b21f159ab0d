package dev.feira.ingest.mysql;

import dev.feira.ingest.engine.SnapshotProtocol;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The one view that needs no agreement.
final class OneConnection implements Protocol {
    @Override
    public SnapshotProtocol name() {
        return SnapshotProtocol.ONE_CONNECTION;
    }

    @Override
    public boolean available(Connection connection) {
        return true;
    }

    @Override
    public boolean start(List<Connection> connections) throws SQLException {
        Session.start(connections);
        return connections.size() == 1;
    }
}
