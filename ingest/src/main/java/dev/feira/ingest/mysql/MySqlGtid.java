package dev.feira.ingest.mysql;

import dev.feira.ingest.engine.SnapshotProtocol;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Accepts when, around each start, no transaction was under way to the log (`gtid_owned`) and none was added
/// (`gtid_executed`), and all connections agree. The order of the columns is part of the proof: before the start
/// `executed` is read first, after it last, so that a commit between the two cannot hide.
final class MySqlGtid implements Protocol {
    @Override
    public SnapshotProtocol name() {
        return SnapshotProtocol.MYSQL_GTID;
    }

    @Override
    public boolean available(Connection connection) throws SQLException {
        return "ON"
                .equals(Session.show(connection, "SHOW GLOBAL VARIABLES LIKE 'gtid_mode'")
                        .get("gtid_mode"));
    }

    @Override
    public boolean start(List<Connection> connections) throws SQLException {
        Set<String> executed = new HashSet<>();
        for (Connection connection : connections) {
            Session.execute(connection, "ROLLBACK");
            List<String> before = Session.row(connection, "SELECT @@global.gtid_executed, @@global.gtid_owned");
            Session.start(connection);
            List<String> after = Session.row(connection, "SELECT @@global.gtid_owned, @@global.gtid_executed");
            if (!before.get(1).isEmpty() || !after.get(0).isEmpty()) {
                return false;
            }
            executed.add(before.get(0));
            executed.add(after.get(1));
        }
        return executed.size() == 1;
    }
}
