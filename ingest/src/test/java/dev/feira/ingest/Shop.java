package dev.feira.ingest;

import dev.feira.core.Column;
import dev.feira.core.EventListener;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.Kind;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeSettings;
import dev.feira.sandbox.Login;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// A source database of a real server, a lake and contracts, for one test.
final class Shop implements AutoCloseable {
    final ServerStatus server;
    final Path contracts;
    final Lake lake;
    final Database source;

    Shop(Path folder) throws IOException {
        this(folder, SharedServer.of(Server.MARIADB).freshDatabase());
    }

    Shop(Path folder, ServerStatus server) throws IOException {
        this.server = server;
        contracts = Files.createDirectories(folder.resolve("ingest"));
        lake = Lake.open(LakeSettings.in(folder.resolve("lake")));
        source = Database.open(settings(server.reader()));
    }

    ConnectionSettings settings(Login login) {
        ConnectionSettings mySql =
                ConnectionSettings.of(server.host(), server.port(), server.database(), login.user(), login.password());
        return server.server() == Server.POSTGRESQL ? mySql.with(new Kind.PostgreSql("public")) : mySql;
    }

    Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(), login.user(), login.password().reveal());
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = connect(server.owner());
                Statement statement = connection.createStatement()) {
            if (server.server() == Server.MARIADB) {
                statement.execute("SET sql_mode = ''");
            }
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    void contract(String table, String yaml) throws IOException {
        Files.writeString(contracts.resolve(table + ".yml"), yaml);
    }

    IngestSettings settings() {
        return IngestSettings.in(contracts);
    }

    IngestResult ingest() {
        return Ingest.run(settings(), source, lake, EventListener.none());
    }

    boolean reconciled() {
        return Ingest.reconcile(settings(), source, lake).equal();
    }

    /// What the lake's table holds: each row of the answer as text, its values separated by `|`.
    List<String> lake(String select, String table) throws SQLException {
        return lake(select, table, "");
    }

    /// @param more what stands behind the table: `GROUP BY 1`
    List<String> lake(String select, String table, String more) throws SQLException {
        String from = lake.table(table).orElseThrow().scan().sql();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            return rows(duckDb, "SELECT " + select + " FROM " + from + " " + more + " ORDER BY ALL");
        }
    }

    static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                texts.add(row.toString());
            }
            return texts;
        }
    }

    Optional<Column> lakeColumn(String table, String name) {
        return lake.table(table).orElseThrow().shape().columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    @Override
    public void close() {
        source.close();
        lake.close();
    }
}
