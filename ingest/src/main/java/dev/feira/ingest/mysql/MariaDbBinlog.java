package dev.feira.ingest.mysql;

import dev.feira.ingest.engine.SnapshotProtocol;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Accepts when every view ends at the same place in the binary log, seen twice. The places are read one connection at
/// a time: read side by side they were seen to agree wrongly.
final class MariaDbBinlog implements Protocol {
    private static final String PLACE = "SHOW STATUS LIKE 'binlog_snapshot_%'";
    private static final int PASSES = 2;

    @Override
    public SnapshotProtocol name() {
        return SnapshotProtocol.MARIADB_BINLOG;
    }

    @Override
    public boolean available(Connection connection) throws SQLException {
        Map<String, String> place = Session.show(connection, PLACE);
        return "ON"
                        .equals(Session.show(connection, "SHOW GLOBAL VARIABLES LIKE 'log_bin'")
                                .get("log_bin"))
                && place.containsKey("binlog_snapshot_position");
    }

    @Override
    public boolean start(List<Connection> connections) throws SQLException {
        Session.start(connections);
        Set<Map<String, String>> places = new HashSet<>();
        for (int pass = 0; pass < PASSES; pass++) {
            for (Connection connection : connections) {
                places.add(Session.show(connection, PLACE));
            }
        }
        return places.size() == 1;
    }
}
