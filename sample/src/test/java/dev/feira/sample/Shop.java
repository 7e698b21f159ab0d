package dev.feira.sample;

import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// An empty source database on a real server.
final class Shop implements AutoCloseable {
    private final Database database;

    private Shop(Database database) {
        this.database = database;
    }

    static Shop open() {
        ServerStatus server = SharedServer.of(Server.MARIADB).freshDatabase();
        return new Shop(Database.openForLoading(ConnectionSettings.of(
                server.host(),
                server.port(),
                server.database(),
                server.owner().user(),
                server.owner().password())));
    }

    Database database() {
        return database;
    }

    /// Each row's values joined by `|`; null stands as `∅`.
    List<String> rows(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    String value = rows.getString(i);
                    values.add(value == null ? "∅" : value);
                }
                all.add(String.join("|", values));
            }
            return all;
        }
    }

    double number(String query) throws SQLException {
        return Double.parseDouble(rows(query).getFirst());
    }

    @Override
    public void close() {
        database.close();
    }
}
