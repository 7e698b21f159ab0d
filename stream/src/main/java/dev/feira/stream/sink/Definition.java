package dev.feira.stream.sink;

import dev.feira.core.Problem;
import dev.feira.stream.Stream;
import dev.feira.stream.event.Layout;
import dev.feira.stream.schema.Compatibility;
import dev.feira.stream.schema.SchemaFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/// Makes a stream's tables what its declaration says: creates what is missing, adds columns, and refuses what would
/// break rows that are there. Does nothing when nothing has changed, so that a consumer needs no right to create.
public final class Definition {
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS stream_definition (
              topic text PRIMARY KEY, version integer NOT NULL, schema text NOT NULL, fingerprint text NOT NULL)""";
    private static final String REMEMBER = "INSERT INTO stream_definition (topic, version, schema, fingerprint)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (topic) DO UPDATE SET version = excluded.version,"
            + " schema = excluded.schema, fingerprint = excluded.fingerprint";
    private static final String TABLE_EXISTS = "SELECT 1 WHERE to_regclass(?) IS NOT NULL";
    /// Any number, as long as all consumers take the same.
    private static final long LOCK = 0x6665_6972_61L;

    private final Stream stream;
    private final Layout layout;

    public Definition(Stream stream) {
        this.stream = stream;
        this.layout = stream.layout();
    }

    /// Makes the tables.
    ///
    /// @param schema of PostgreSQL that holds them
    public void ensure(Connection connection, String schema) throws SQLException {
        if (isCurrent(connection)) {
            connection.rollback();
            return;
        }
        run(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
        run(connection, "SET LOCAL statement_timeout = 0"); // an index of a large table takes its time
        if (!exists(connection, "SELECT 1 FROM pg_namespace WHERE nspname = ?", schema)) {
            run(connection, "CREATE SCHEMA IF NOT EXISTS " + Names.quoted(schema));
        }
        run(connection, TABLE);
        Ledger.ensure(connection);
        run(connection, DeadLetterTable.TABLE);
        run(connection, DeadLetterTable.INDEX);
        run(connection, LatencyTable.TABLE);
        requireCompatible(connection);
        new Tables(stream.topic(), stream.sink(), layout).ensure(connection);
        remember(connection);
        connection.commit();
    }

    private boolean isCurrent(Connection connection) throws SQLException {
        return exists(connection, TABLE_EXISTS, "stream_definition")
                && exists(connection, TABLE_EXISTS, layout.events().name())
                && exists(connection, "SELECT 1 FROM stream_definition WHERE fingerprint = ?", fingerprint());
    }

    /// What is declared now against what the tables were made from.
    private void requireCompatible(Connection connection) throws SQLException {
        String sql = "SELECT version, schema FROM stream_definition WHERE topic = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, stream.topic());
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    requireCompatible(row.getInt(1), row.getString(2));
                }
            }
        }
    }

    private void requireCompatible(int version, String schema) {
        if (version > stream.schema().version()) {
            throw Problem.user("the tables of stream `" + stream.name() + "` are of version " + version
                            + " of its schema, and this project knows versions up to "
                            + stream.schema().version())
                    .hint("consume with the newer state of the project")
                    .exception();
        }
        Compatibility.require(
                SchemaFolder.stored(version, "stream_definition", schema), stream.schema(), "streams/" + stream.name());
    }

    private void remember(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setString(1, stream.topic());
            statement.setInt(2, stream.schema().version());
            statement.setString(3, stream.schema().text());
            statement.setString(4, fingerprint());
            statement.executeUpdate();
        }
    }

    private String fingerprint() {
        try {
            String text = stream.topic()
                    + '\n'
                    + layout
                    + '\n'
                    + stream.schema().version()
                    + '\n'
                    + stream.schema().text()
                    + '\n'
                    + stream.sink().indexes()
                    + '\n'
                    + stream.sink().views();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    static boolean any(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next();
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
