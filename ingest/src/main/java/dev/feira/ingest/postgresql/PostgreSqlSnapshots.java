package dev.feira.ingest.postgresql;

import dev.feira.core.Problem;
import dev.feira.ingest.engine.Snapshot;
import dev.feira.ingest.engine.SnapshotProtocol;
import dev.feira.jdbc.Database;
import dev.feira.jdbc.SourceTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Opens one view over several connections: the first exports its own, the others take it.
///
/// The tables are locked against changes of their definition, and against TRUNCATE, before the view is taken: what
/// writes a table anew would otherwise show it empty to a view that is older. Each connection holds the lock itself, or
/// one that asks for it later would stand behind somebody who waits for the others to end.
final class PostgreSqlSnapshots {
    private static final int RESTARTS = 3;
    private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    /// A change that is under way is waited for, but not long: it may wait for one of these connections itself.
    private static final String LOCK_WAIT = "SET LOCAL lock_timeout = '2s'";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String TABLE_MISSING = "42P01";
    /// What a server may answer that exports no views.
    private static final Set<String> NO_EXPORT = Set.of("0A000", "25006", "55000");
    private static final String READABLE = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND c.relname = ANY (?)
              AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
            ORDER BY c.relname""";

    private final Database database;

    PostgreSqlSnapshots(Database database) {
        this.database = database;
    }

    /// As [dev.feira.ingest.engine.Engine#open].
    Snapshot open(int connections, List<String> tables) {
        int wanted = connections;
        for (int restart = 1; ; restart++) {
            try {
                return attempt(wanted, tables);
            } catch (SQLException e) {
                String state = String.valueOf(e.getSQLState());
                boolean changing = state.equals(LOCK_NOT_AVAILABLE) || state.equals(TABLE_MISSING);
                boolean alone = wanted > 1 && NO_EXPORT.contains(state);
                if (alone) {
                    wanted = 1;
                } else if (!changing || restart == RESTARTS) {
                    throw database.problem(e);
                }
            }
        }
    }

    private Snapshot attempt(int wanted, List<String> tables) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        try {
            Connection first = database.connect();
            connections.add(first);
            requireKnownEncoding(first);
            List<String> readable = readable(first, tables);
            String locks = locks(readable);
            begin(first, locks);
            if (wanted > 1) {
                String view = value(first, "SELECT pg_export_snapshot()");
                for (int i = 1; i < wanted; i++) {
                    Connection other = database.connect();
                    connections.add(other);
                    begin(other, "SET TRANSACTION SNAPSHOT '" + view + "'", locks);
                }
            }
            return new Snapshot(protocol(wanted), connections, shapes(first, readable), PostgreSqlSnapshots::giveBack);
        } catch (SQLException | RuntimeException e) {
            connections.forEach(PostgreSqlSnapshots::giveBack);
            throw e;
        }
    }

    private static SnapshotProtocol protocol(int connections) {
        return connections > 1 ? SnapshotProtocol.POSTGRESQL_EXPORT : SnapshotProtocol.ONE_CONNECTION;
    }

    /// A database that does not say what its bytes mean can only be guessed at.
    private void requireKnownEncoding(Connection connection) throws SQLException {
        if (value(connection, "SHOW server_encoding").equals("SQL_ASCII")) {
            throw Problem.data("database `" + database.settings().database()
                            + "` has the encoding SQL_ASCII, which does not say what its text means")
                    .hint("copy it into a database with an encoding, such as UTF8")
                    .exception();
        }
    }

    private static List<String> readable(Connection connection, List<String> tables) throws SQLException {
        Array names = connection.createArrayOf("text", tables.toArray());
        try (PreparedStatement statement = connection.prepareStatement(READABLE)) {
            statement.setArray(1, names);
            List<String> readable = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    readable.add(row.getString(1));
                }
            }
            return readable;
        } finally {
            names.free();
        }
    }

    private String locks(List<String> tables) {
        String names =
                tables.stream().map(name -> database.dialect().quoted(name)).collect(Collectors.joining(", "));
        return tables.isEmpty() ? "" : "LOCK TABLE " + names + " IN ACCESS SHARE MODE";
    }

    /// None of these statements takes the view; the first query does.
    private static void begin(Connection connection, String... more) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BEGIN);
            for (String one : more) {
                if (one.startsWith("LOCK")) {
                    statement.execute(LOCK_WAIT);
                }
                if (!one.isEmpty()) {
                    statement.execute(one);
                }
            }
        }
    }

    private Map<String, SourceTable> shapes(Connection connection, List<String> tables) throws SQLException {
        Map<String, SourceTable> shapes = new LinkedHashMap<>();
        for (String table : tables) {
            database.table(connection, table).ifPresent(shape -> shapes.put(table, shape));
        }
        return shapes;
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /// A connection that was cut cannot be rolled back; giving it back lets the pool throw it away.
    private static void giveBack(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException _) {
            // nothing was written, so nothing is lost
        }
    }
}
