package dev.feira.sandbox.engine;

import dev.feira.core.Problem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A server of databases with an administrator, an owner and a reader.
public sealed interface SqlEngine extends Engine permits MariaDb, PostgreSql {
    String jdbcUrl(String host, int port, String database);

    /// The database that is there from the start.
    String adminDatabase();

    String admin();

    /// Time limits for the administrator's connection, in the driver's own words.
    Properties limits();

    /// Makes the database unless it is there, and gives the two users their rights on it.
    void ensureDatabase(Connection admin, String database, User owner, User reader) throws SQLException;

    @Override
    default boolean answers(Home home, int port) throws IOException {
        try (Connection connection = connect(home, port)) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /// As above, on the server that runs in the home.
    default void ensureDatabase(Home home, int port, String database) throws IOException {
        try (Connection connection = connect(home, port)) {
            ensureDatabase(connection, database, home.user(Home.OWNER), home.user(Home.READER));
        } catch (SQLException e) {
            throw Problem.data("the sandbox's " + label() + " could not make database `" + database + "`: "
                            + e.getMessage())
                    .hint("see `" + home.log() + "`, or start afresh with `feira sandbox reset`")
                    .exception(e);
        }
    }

    private Connection connect(Home home, int port) throws IOException, SQLException {
        User admin = home.user(admin());
        Properties login = limits();
        login.setProperty("user", admin.name());
        login.setProperty("password", admin.password().reveal());
        return DriverManager.getConnection(jdbcUrl(Ports.HOST, port, adminDatabase()), login);
    }
}
