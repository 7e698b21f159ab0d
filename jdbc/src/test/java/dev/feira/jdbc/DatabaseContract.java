package dev.feira.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.core.Secret;
import dev.feira.core.SqlType;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What holds of every kind of database, on a real server.
abstract class DatabaseContract {
    final ServerStatus server = SharedServer.of(server()).freshDatabase();
    final ConnectionSettings settings =
            settings(server.owner().user(), server.owner().password());

    abstract Server server();

    abstract Kind kind();

    final ConnectionSettings settings(String user, Secret password) {
        return ConnectionSettings.of(server.host(), server.port(), server.database(), user, password)
                .with(kind());
    }

    @Test
    void namesAndTextsAreQuotedSoThatTheyStayWhatTheyAre() throws Exception {
        String nasty = "a`b'c\\d\"e";
        try (Database database = Database.open(settings);
                Connection connection = database.connect()) {
            Dialect dialect = database.dialect();
            execute(database, "CREATE TABLE " + dialect.quoted(nasty) + " (" + dialect.quoted(nasty) + " INT)");

            assertThat(value(connection, "SELECT " + dialect.literal(nasty))).isEqualTo(nasty);
            assertThat(database.table(nasty).orElseThrow().column(nasty)).isPresent();
        }
    }

    @Test
    void declaredTypesComeBackAsTheyWere() throws Exception {
        try (Database database = Database.open(settings)) {
            int number = 0;
            for (SqlType type : new SqlType[] {
                new SqlType.Int(32), new SqlType.Int(64), new SqlType.Decimal(38, 10), new SqlType.Real(32),
                new SqlType.Real(64), new SqlType.Text(), new SqlType.Bytes(), new SqlType.Date(),
                new SqlType.Timestamp(false), new SqlType.Timestamp(true)
            }) {
                Dialect dialect = database.dialect();
                execute(database, "CREATE TABLE t" + ++number + " (c " + dialect.declaration(type) + " NULL)");
                SourceColumn column =
                        database.table("t" + number).orElseThrow().column("c").orElseThrow();
                assertThat(dialect.typeOf("t", column)).isEqualTo(type);
            }
        }
    }

    @Test
    void wrongPasswordIsToldWithoutThePassword() {
        Secret wrong = Secret.of("tiger-in-the-tank");
        Problem problem = refused(settings(server.owner().user(), wrong));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA);
        assertThat(problem.text())
                .contains("refused user `" + server.owner().user() + "`", "check the user")
                .doesNotContain("tiger");
    }

    @Test
    void settingsDoNotPrintThePassword() {
        assertThat(settings.toString()).doesNotContain(settings.password().reveal());
    }

    @Test
    void serverThatIsDownMayComeBack() throws Exception {
        Problem problem = refused(ConnectionSettings.of("127.0.0.1", freePort(), "d", "u", Secret.of("p"))
                .with(kind()));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.TRANSIENT);
        assertThat(problem.text()).contains("nothing answers at `127.0.0.1:", "start the server");
    }

    @Test
    void serverThatSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket mute = new ServerSocket(0)) {
            ConnectionSettings silent = ConnectionSettings.of(
                            "127.0.0.1", mute.getLocalPort(), "d", "u", Secret.of("p"))
                    .with(new TimeLimits(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(1)))
                    .with(kind());

            assertThat(refused(silent).kind()).isEqualTo(Problem.Kind.TRANSIENT);
        }
    }

    @Test
    void unknownHostIsNamed() {
        Problem problem = refused(ConnectionSettings.of("no-such-host.invalid", 3306, "d", "u", Secret.of("p"))
                .with(kind()));

        assertThat(problem.message()).isEqualTo("the host `no-such-host.invalid` is unknown");
    }

    @Test
    void unknownDatabaseIsNamed() {
        Problem problem = refused(ConnectionSettings.of(
                        server.host(),
                        server.port(),
                        "nowhere",
                        server.owner().user(),
                        server.owner().password())
                .with(kind()));

        assertThat(problem.message()).contains("`nowhere`");
    }

    @Test
    void serverWithoutTlsIsRefusedWhereTlsIsWanted() {
        Problem problem = refused(settings.with(new Tls(Tls.Mode.REQUIRED, Optional.empty())));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA);
        assertThat(problem.text()).contains("agree on no TLS", "check the TLS mode");
    }

    @Test
    void missingTableAndMissingRightAreTold() throws Exception {
        ConnectionSettings reader =
                settings(server.reader().user(), server.reader().password());
        try (Database database = Database.open(reader)) {
            assertThatThrownBy(() -> execute(database, "SELECT * FROM ghost")).hasMessageContaining("lacks a table");
            assertThatThrownBy(() -> execute(database, "CREATE TABLE mine (id INT)"))
                    .hasMessageContaining("lacks a right");
        }
    }

    static Problem refused(ConnectionSettings settings) {
        try (Database database = Database.open(settings)) {
            throw new AssertionError("connected to " + database.settings().address());
        } catch (ProblemException e) {
            return e.problem();
        }
    }

    static void execute(Database database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw database.problem(e);
        }
    }

    static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
