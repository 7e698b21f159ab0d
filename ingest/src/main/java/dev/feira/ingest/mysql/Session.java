package dev.feira.ingest.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The statements that the protocols are made of.
final class Session {
    private static final String START = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";

    private Session() {}

    static void start(Connection connection) throws SQLException {
        execute(connection, "ROLLBACK");
        execute(connection, START);
    }

    static void start(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            start(connection);
        }
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

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first row's values as text.
    static List<String> row(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            if (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
            }
            return values;
        }
    }

    /// What `SHOW … LIKE` answers, by lower-case name.
    static Map<String, String> show(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            while (rows.next()) {
                values.put(rows.getString(1), rows.getString(2));
            }
            return values;
        }
    }
}
