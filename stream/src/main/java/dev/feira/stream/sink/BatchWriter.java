package dev.feira.stream.sink;

import dev.feira.stream.event.Batch;
import dev.feira.stream.event.Cells;
import dev.feira.stream.event.Layout;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// One batch, one transaction: the offset moves, rows and dead letters are written, all or nothing.
final class BatchWriter {
    private static final String STAGING = "staging_";
    /// PostgreSQL begins with a message when it has all of it, so a batch goes in several of so many bytes.
    private static final int MESSAGE = 64 * 1024;

    private final Layout layout;
    private final Ledger ledger;
    private final DeadLetterTable deadLetters;

    BatchWriter(Layout layout, Ledger ledger, DeadLetterTable deadLetters) {
        this.layout = layout;
        this.ledger = ledger;
        this.deadLetters = deadLetters;
    }

    /// COPY straight into the tables: the fast way, which a key that is there already makes fail as a whole.
    ///
    /// @return the rows written; empty: fenced off, nothing was changed
    OptionalLong copy(Connection connection, Batch batch) throws SQLException {
        return inTransaction(connection, () -> {
            if (!ledger.advance(connection, batch, batch.rows())) {
                return OptionalLong.empty();
            }
            if (batch.rows() > 0) {
                copyAll(connection, batch, "");
            }
            deadLetters.add(connection, batch);
            return OptionalLong.of(batch.rows());
        });
    }

    /// COPY into tables of this session, and from there whatever has a new key.
    ///
    /// @return as [#copy]
    OptionalLong merge(Connection connection, Batch batch) throws SQLException {
        return inTransaction(connection, () -> {
            if (!ledger.lock(connection, batch)) {
                return OptionalLong.empty();
            }
            stage(connection);
            copyAll(connection, batch, STAGING);
            long written = mergeStaged(connection);
            deadLetters.add(connection, batch);
            ledger.advance(connection, batch, written);
            return OptionalLong.of(written);
        });
    }

    private interface Work {
        OptionalLong run() throws SQLException;
    }

    private static OptionalLong inTransaction(Connection connection, Work work) throws SQLException {
        boolean done = false;
        try {
            OptionalLong written = work.run();
            if (written.isPresent()) {
                connection.commit();
                done = true;
            }
            return written;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // A connection that is gone has rolled back; why it is gone is on its way up already.
        }
    }

    private void copyAll(Connection connection, Batch batch, String prefix) throws SQLException {
        copy(connection, prefix, layout.events(), batch.events());
        for (int i = 0; i < layout.lines().size(); i++) {
            copy(connection, prefix, layout.lines().get(i), batch.lines(i));
        }
    }

    private static void copy(Connection connection, String prefix, Layout.Shape table, Cells rows) throws SQLException {
        int size = rows.size();
        rows.trailer();
        try {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + Names.quoted(prefix + table.name()) + " (" + Names.list(table.names())
                            + ") FROM STDIN WITH (FORMAT binary)");
            for (int from = 0; from < rows.size(); from += MESSAGE) {
                copy.writeToCopy(rows.array(), from, Math.min(MESSAGE, rows.size() - from));
            }
            copy.endCopy();
        } finally {
            rows.truncate(size);
        }
    }

    private void stage(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Layout.Shape table : tables()) {
                statement.addBatch("CREATE TEMP TABLE IF NOT EXISTS " + Names.quoted(STAGING + table.name())
                        + " ON COMMIT DELETE ROWS AS SELECT " + Names.list(table.names()) + " FROM "
                        + Names.quoted(table.name()) + " WITH NO DATA");
            }
            statement.executeBatch();
        }
    }

    private List<Layout.Shape> tables() {
        List<Layout.Shape> tables = new ArrayList<>(layout.lines());
        tables.add(layout.events());
        return tables;
    }

    private long mergeStaged(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(mergeSql())) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Lines follow the events that were new, by the place in the topic that both carry.
    private String mergeSql() {
        String columns = Names.list(layout.events().names());
        String lines = layout.lines().stream().map(BatchWriter::linesSql).collect(Collectors.joining());
        return "WITH fresh AS (INSERT INTO " + Names.quoted(layout.events().name()) + " (" + columns + ") SELECT "
                + columns + " FROM " + Names.quoted(STAGING + layout.events().name()) + " ON CONFLICT ("
                + Names.list(layout.key()) + ") DO NOTHING RETURNING partition, \"offset\")" + lines
                + " SELECT count(*) FROM fresh";
    }

    private static String linesSql(Layout.Shape table) {
        String columns = Names.list(table.names());
        return ", " + Names.quoted("fresh_" + table.name()) + " AS (INSERT INTO " + Names.quoted(table.name()) + " ("
                + columns + ") SELECT " + columns + " FROM " + Names.quoted(STAGING + table.name())
                + " JOIN fresh USING (partition, \"offset\"))";
    }
}
