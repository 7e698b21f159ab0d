package dev.feira.ingest.mysql;

import dev.feira.ingest.engine.SnapshotProtocol;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Accepts when InnoDB's write counter is the same before the first start and after the last. A counter that reads 0 on
/// a server that has written its own tables never moves, and is refused.
final class InnoDbCounter implements Protocol {
    private static final List<String> COUNTERS = List.of("Innodb_lsn_current", "Innodb_log_write_requests");

    @Override
    public SnapshotProtocol name() {
        return SnapshotProtocol.INNODB_COUNTER;
    }

    @Override
    public boolean available(Connection connection) throws SQLException {
        String value = value(connection);
        return value != null && !value.equals("0");
    }

    @Override
    public boolean start(List<Connection> connections) throws SQLException {
        Connection first = connections.getFirst();
        Session.execute(first, "ROLLBACK");
        String before = String.valueOf(value(first));
        Session.start(connections);
        return before.equals(String.valueOf(value(connections.getLast())));
    }

    private static @Nullable String value(Connection connection) throws SQLException {
        for (String counter : COUNTERS) {
            String value = Session.show(connection, "SHOW GLOBAL STATUS LIKE '" + counter + "'")
                    .get(counter);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
