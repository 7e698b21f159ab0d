package dev.feira.ingest;

import dev.feira.core.Column;
import dev.feira.core.EventListener;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// A source database of a real MariaDB, a lake and contracts, for one test.
final class Shop implements AutoCloseable {
    final ServerStatus server = SharedServer.of(Server.MARIADB).freshDatabase();
    final Path contracts;
    final Lake lake;
    final Database source;

    Shop(Path folder) throws IOException {
        contracts = Files.createDirectories(folder.resolve("ingest"));
        lake = Lake.open(LakeSettings.in(folder.resolve("lake")));
        source = Database.open(settings(server.reader()));
    }

    ConnectionSettings settings(Login login) {
        return ConnectionSettings.of(server.host(), server.port(), server.database(), login.user(), login.password());
    }

    Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(), login.user(), login.password().reveal());
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = connect(server.owner());
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = ''");
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
