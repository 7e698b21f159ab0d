package dev.feira.stream.sink;

import dev.feira.stream.event.Layout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Gives rows that were written before topics had numbers theirs. Where the ledger proves that they are all of one
/// topic, because it counted as many, they get its number; otherwise 0, which no topic has.
///
/// Nothing is written anew: PostgreSQL keeps the value of a column that is added once for all rows that are there. The
/// default that stays lets a consumer of the older Feira, which does not know the column, go on.
record TopicNumbers(String topic, Layout layout) {
    private static final String UNNUMBERED = """
            SELECT to_regclass(?) IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM pg_attribute
              WHERE attrelid = to_regclass(?) AND attname = 'topic_number' AND NOT attisdropped)""";
    /// @param past what the rows that are there get
    /// @param next what rows of an older consumer get
    private record Numbers(int past, int next) {}

    void ensure(Connection connection) throws SQLException {
        List<Layout.Shape> tables = new ArrayList<>(layout.lines());
        tables.add(layout.events());
        for (Layout.Shape table : tables) {
            if (unnumbered(connection, Names.quoted(table.name()))) {
                number(connection, Names.quoted(table.name()));
            }
        }
    }

    private void number(Connection connection, String table) throws SQLException {
        Numbers numbers = numbers(connection);
        String alter = "ALTER TABLE " + table;
        Definition.run(connection, alter + " ADD COLUMN topic_number integer NOT NULL DEFAULT " + numbers.past());
        Definition.run(connection, alter + " ALTER COLUMN topic_number SET DEFAULT " + numbers.next());
    }

    private Numbers numbers(Connection connection) throws SQLException {
        String sql = """
                SELECT CASE WHEN count(DISTINCT topic_number) = 1 AND sum(rows) = (SELECT count(*) FROM %s)
                            THEN max(topic_number) ELSE 0 END,
                       coalesce(max(topic_number), 0)
                FROM ingest_offset WHERE topic = ?""".formatted(Names.quoted(layout.events().name()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, topic);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Numbers(row.getInt(1), row.getInt(2));
            }
        }
    }

    private static boolean unnumbered(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNNUMBERED)) {
            statement.setString(1, table);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
