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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private final ServerStatus server = SharedServer.of(Server.MARIADB).freshDatabase();
    private final ConnectionSettings settings = ConnectionSettings.of(
            server.host(),
            server.port(),
            server.database(),
            server.owner().user(),
            server.owner().password());

    @Test
    void sessionIsInUtcAndReadsRepeatably() throws Exception {
        try (Database database = Database.open(settings);
                Connection connection = database.connect()) {
            assertThat(value(connection, "SELECT @@session.time_zone")).isEqualTo("+00:00");
            assertThat(value(connection, "SELECT @@session.net_write_timeout")).isEqualTo("600");
            assertThat(value(connection, "SELECT @@session.max_statement_time")).startsWith("7200");
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        }
    }

    @Test
    void tablesAreDescribedAsDeclared() throws Exception {
        try (Database database = Database.open(settings)) {
            execute(database, """
                    CREATE TABLE line (note VARCHAR(20) CHARACTER SET latin1, id BIGINT UNSIGNED NOT NULL, part INT,
                    price DECIMAL(12,3) NOT NULL, at DATETIME(3), PRIMARY KEY (part, id))""");
            SourceTable table = database.table("line").orElseThrow();

            assertThat(table.key()).containsExactly("part", "id");
            assertThat(table.engine()).isEqualTo("InnoDB");
            assertThat(table.column("id").orElseThrow().type().unsigned()).isTrue();
            assertThat(table.column("note").orElseThrow().type().charset()).isEqualTo("latin1");
            assertThat(table.column("at").orElseThrow().type().fraction()).isEqualTo(3);
            assertThat(table.column("price").map(column -> database.dialect().typeOf("line", column)))
                    .contains(new SqlType.Decimal(12, 3));
            assertThat(database.table("lin_")).isEmpty();
        }
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
            for (SqlType type : new SqlType[] {
                new SqlType.Int(32), new SqlType.Int(64), new SqlType.Decimal(38, 10), new SqlType.Real(32),
                new SqlType.Real(64), new SqlType.Text(), new SqlType.Bytes(), new SqlType.Date(),
                new SqlType.Timestamp(false), new SqlType.Timestamp(true)
            }) {
                Dialect dialect = database.dialect();
                execute(database, "CREATE OR REPLACE TABLE t (c " + dialect.declaration(type) + " NULL)");
                SourceColumn column =
                        database.table("t").orElseThrow().column("c").orElseThrow();
                assertThat(dialect.typeOf("t", column)).isEqualTo(type);
            }
        }
    }

    @Test
    void unknownTypeNamesItsColumn() {
        SourceType vector = new SourceType("vector", "vector(3)", 0, 0, 0, false, "", "");
        SourceColumn column = new SourceColumn("embedding", vector, true);

        assertThatThrownBy(() -> new MySqlDialect("11.8.1-MariaDB").typeOf("docs", column))
                .hasMessageContaining("`docs.embedding`")
                .hasMessageContaining("`vector(3)`");
    }

    @Test
    void wrongPasswordIsToldWithoutThePassword() {
        Secret wrong = Secret.of("tiger-in-the-tank");
        Problem problem = refused(ConnectionSettings.of(
                server.host(), server.port(), server.database(), server.owner().user(), wrong));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA);
        assertThat(problem.text())
                .contains("refused user `" + server.owner().user() + "`", "wrong user or password")
                .doesNotContain("tiger");
    }

    @Test
    void settingsDoNotPrintThePassword() {
        assertThat(settings.toString()).doesNotContain(settings.password().reveal());
    }

    @Test
    void serverThatIsDownMayComeBack() throws Exception {
        Problem problem = refused(ConnectionSettings.of("127.0.0.1", freePort(), "d", "u", Secret.of("p")));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.TRANSIENT);
        assertThat(problem.text()).contains("nothing answers at `127.0.0.1:", "start the server");
    }

    @Test
    void serverThatSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket mute = new ServerSocket(0)) {
            ConnectionSettings silent = ConnectionSettings.of(
                            "127.0.0.1", mute.getLocalPort(), "d", "u", Secret.of("p"))
                    .with(new TimeLimits(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(1)));

            assertThat(refused(silent).kind()).isEqualTo(Problem.Kind.TRANSIENT);
        }
    }

    @Test
    void unknownHostIsNamed() {
        Problem problem = refused(ConnectionSettings.of("no-such-host.invalid", 3306, "d", "u", Secret.of("p")));

        assertThat(problem.message()).isEqualTo("the host `no-such-host.invalid` is unknown");
    }

    @Test
    void unknownDatabaseIsNamed() {
        Problem problem = refused(ConnectionSettings.of(
                server.host(),
                server.port(),
                "nowhere",
                server.owner().user(),
                server.owner().password()));

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
        ConnectionSettings reader = ConnectionSettings.of(
                server.host(),
                server.port(),
                server.database(),
                server.reader().user(),
                server.reader().password());
        try (Database database = Database.open(reader)) {
            assertThatThrownBy(() -> execute(database, "SELECT * FROM ghost")).hasMessageContaining("lacks a table");
            assertThatThrownBy(() -> execute(database, "CREATE TABLE mine (id INT)"))
                    .hasMessageContaining("lacks a right");
        }
    }

    @Test
    void onlyOneThatLoadsHandsFilesToTheServer(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("names.txt"), "Ana\n");
        String load = "LOAD DATA LOCAL INFILE '" + file + "' INTO TABLE names";
        try (Database reading = Database.open(settings);
                Database loading = Database.openForLoading(settings)) {
            execute(reading, "CREATE TABLE names (name VARCHAR(20))");

            assertThatThrownBy(() -> execute(reading, load)).isInstanceOf(ProblemException.class);
            execute(loading, load);
            assertThat(value(loading.connect(), "SELECT COUNT(*) FROM names")).isEqualTo("1");
        }
    }

    private static Problem refused(ConnectionSettings settings) {
        try (Database database = Database.open(settings)) {
            throw new AssertionError("connected to " + database.settings().address());
        } catch (ProblemException e) {
            return e.problem();
        }
    }

    private static void execute(Database database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw database.problem(e);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
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
