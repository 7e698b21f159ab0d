package dev.feira.stream.sink;

import dev.feira.core.Problem;
import dev.feira.stream.StreamFile;
import dev.feira.stream.event.Layout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tables, indexes and views of one stream.
record Tables(String topic, StreamFile.Sink sink, Layout layout) {
    private static final String EXISTING = """
            SELECT attname, format_type(atttypid, atttypmod), attnotnull, atthasdef OR attidentity <> ''
            FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped""";

    /// A column that is there already.
    private record Existing(String type, boolean notNull, boolean filled) {}

    void ensure(Connection connection) throws SQLException {
        new TopicNumbers(topic, layout).ensure(connection);
        ensure(connection, layout.events());
        String events = layout.events().name();
        index(connection, "UNIQUE INDEX", events + "_key", events, "(" + keyColumns() + ")");
        place(connection, layout.events());
        for (Layout.Shape lines : layout.lines()) {
            ensure(connection, lines);
            place(connection, lines);
        }
        for (Map.Entry<String, String> index : sink.indexes().entrySet()) {
            index(connection, "INDEX", index.getKey(), events, index.getValue());
        }
        for (Map.Entry<String, String> view : sink.views().entrySet()) {
            view(connection, Names.quoted(view.getKey()), view.getValue());
        }
    }

    /// The last part of a longer key counts versions: the newest first is what readers want.
    private String keyColumns() {
        String columns = Names.list(layout.key());
        return layout.key().size() > 1 ? columns + " DESC" : columns;
    }

    /// Rows come in the order of their offsets, so it is enough to know which offsets stand in which blocks: a small
    /// part
    /// of the size that an entry for each row would have, and hardly any work for COPY.
    private static void place(Connection connection, Layout.Shape table) throws SQLException {
        Definition.run(connection, "DROP INDEX IF EXISTS " + Names.quoted(table.name() + "_place"));
        index(
                connection,
                "INDEX",
                table.name() + "_topic_place",
                table.name(),
                "USING brin (topic_number, partition, \"offset\") WITH (pages_per_range = 32, autosummarize = on)");
    }

    private static void index(Connection connection, String kind, String name, String table, String definition)
            throws SQLException {
        Definition.run(
                connection,
                "CREATE " + kind + " IF NOT EXISTS " + Names.quoted(name) + " ON " + Names.quoted(table) + " "
                        + definition);
    }

    private static void ensure(Connection connection, Layout.Shape table) throws SQLException {
        Map<String, Existing> existing = existing(connection, table.name());
        if (existing.isEmpty()) {
            String columns = table.columns().stream().map(Tables::declared).collect(Collectors.joining(", "));
            Definition.run(connection, "CREATE TABLE " + Names.quoted(table.name()) + " (" + columns + ")");
            return;
        }
        List<String> changes = changes(table, existing);
        if (!changes.isEmpty()) {
            Definition.run(connection, "ALTER TABLE " + Names.quoted(table.name()) + " " + String.join(", ", changes));
        }
    }

    private static List<String> changes(Layout.Shape table, Map<String, Existing> existing) {
        List<String> changes = new ArrayList<>();
        for (Layout.Column column : table.columns()) {
            Existing old = existing.remove(column.name());
            if (old == null) {
                changes.add("ADD COLUMN " + Names.quoted(column.name()) + " " + column.sql());
            } else {
                requireSame(table, column, old);
                if (old.notNull() && column.nullable()) {
                    changes.add("ALTER COLUMN " + Names.quoted(column.name()) + " DROP NOT NULL");
                }
            }
        }
        existing.forEach((name, column) -> requireOptional(table, name, column));
        return changes;
    }

    private static String declared(Layout.Column column) {
        return Names.quoted(column.name()) + " " + column.sql() + (column.nullable() ? "" : " NOT NULL");
    }

    private static void requireSame(Layout.Shape table, Layout.Column column, Existing old) {
        if (!old.type().equals(column.sql())) {
            throw Problem.user("column `" + column.name() + "` of table `" + table.name() + "` is `" + old.type()
                            + "` and the schema makes it `" + column.sql() + "`")
                    .hint("give the field a new name, or the stream new tables")
                    .exception();
        }
    }

    private static void requireOptional(Layout.Shape table, String name, Existing column) {
        if (column.notNull() && !column.filled()) {
            throw Problem.user("column `" + name + "` of table `" + table.name()
                            + "` wants a value, and the schema has no such field")
                    .hint("run: ALTER TABLE " + table.name() + " ALTER COLUMN " + name + " DROP NOT NULL")
                    .exception();
        }
    }

    private static Map<String, Existing> existing(Connection connection, String table) throws SQLException {
        Map<String, Existing> columns = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(EXISTING)) {
            statement.setString(1, Names.quoted(table));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.put(row.getString(1), new Existing(row.getString(2), row.getBoolean(3), row.getBoolean(4)));
                }
            }
        }
        return columns;
    }

    /// A view keeps its grants and what stands on it as long as its columns only grow.
    private static void view(Connection connection, String name, String query) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            Definition.run(connection, "CREATE OR REPLACE VIEW " + name + " AS " + query);
        } catch (SQLException e) {
            if (!SqlState.code(e).equals("42P16")) {
                throw e;
            }
            connection.rollback(before);
            Definition.run(connection, "DROP VIEW " + name);
            Definition.run(connection, "CREATE VIEW " + name + " AS " + query);
        }
    }
}
