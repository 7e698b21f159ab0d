package dev.feira.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Statements on a server of the sandbox.
final class Sql {
    private Sql() {}

    static void run(ServerStatus server, Login login, String... statements) throws SQLException {
        try (Connection connection = connect(server, login);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static long count(ServerStatus server, String query) throws SQLException {
        try (Connection connection = connect(server, server.reader());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(ServerStatus server, Login login) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(), login.user(), login.password().reveal());
    }
}
