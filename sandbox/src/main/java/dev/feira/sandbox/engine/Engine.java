package dev.feira.sandbox.engine;

import dev.feira.sandbox.binaries.Binaries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// What one kind of server does differently from another.
public sealed interface Engine permits MariaDb, PostgreSql {
    static Engine mariaDb() {
        return new MariaDb();
    }

    static Engine postgreSql() {
        return new PostgreSql();
    }

    /// As a person calls it.
    String label();

    Binaries binaries();

    /// Makes the data folder, with the administrator's login in it.
    void initialise(Home home, Path data, Path programs) throws IOException;

    /// The command that runs the server in the foreground. It names the home's folder, by which its process is known.
    List<String> command(Home home, Path programs, int port) throws IOException;

    /// The signal that ends it quickly and cleanly.
    String stopSignal();

    String jdbcUrl(String host, int port, String database);

    /// The database that is there from the start.
    String adminDatabase();

    String admin();

    /// Time limits for the administrator's connection, in the driver's own words.
    Properties limits();

    /// Makes the database unless it is there, and gives the two users their rights on it.
    void ensureDatabase(Connection admin, String database, User owner, User reader) throws SQLException;
}
