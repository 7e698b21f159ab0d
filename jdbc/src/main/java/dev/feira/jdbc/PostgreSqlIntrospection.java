package dev.feira.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the catalogs of one schema, which show a table whether or not the user may read it.
record PostgreSqlIntrospection(String schema) implements Introspection {
    private static final String TABLES = """
            SELECT c.relname AS name, c.relkind AS kind, c.reltuples AS approximate_rows, pg_relation_size(c.oid) AS bytes
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND (?::text IS NULL OR c.relname = ?)
            ORDER BY c.relname""";

    /// A domain is what it is made of, down to the last.
    private static final String COLUMNS = """
            WITH RECURSIVE based AS (
              SELECT a.attnum AS place, a.attname AS name, NOT a.attnotnull AS nullable,
                     format_type(a.atttypid, a.atttypmod) AS declared, a.atttypid AS type, a.atttypmod AS modifier
              FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
              UNION ALL
              SELECT b.place, b.name, b.nullable AND NOT t.typnotnull, b.declared, t.typbasetype, t.typtypmod
              FROM based b JOIN pg_type t ON t.oid = b.type WHERE t.typtype = 'd')
            SELECT b.name, b.nullable, b.declared, b.modifier, CASE
                WHEN t.typtype = 'e' THEN 'enum' WHEN t.typtype IN ('r', 'm') THEN 'range'
                WHEN t.typtype = 'c' THEN 'composite' WHEN t.typcategory = 'A' THEN 'array'
                WHEN n.nspname = 'pg_catalog' OR t.typname = 'citext' THEN t.typname ELSE 'user-defined' END AS type
            FROM based b JOIN pg_type t ON t.oid = b.type JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typtype <> 'd'
            ORDER BY b.place""";
    private static final String KEY = """
            SELECT a.attname AS name
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE n.nspname = ? AND c.relname = ? AND i.indisprimary
            ORDER BY k.place""";

    /// A row that nobody has counted yet, header included, in bytes.
    private static final long ASSUMED_ROW = 100;

    @Override
    public List<SourceTable> tables(Connection connection) throws SQLException {
        List<SourceTable> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, schema);
            statement.setString(2, null);
            statement.setString(3, null);
            read(connection, statement, tables);
        }
        return tables;
    }

    @Override
    public Optional<SourceTable> table(Connection connection, String name) throws SQLException {
        List<SourceTable> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            statement.setString(3, name);
            read(connection, statement, tables);
        }
        return tables.stream().findFirst();
    }

    private void read(Connection connection, PreparedStatement statement, List<SourceTable> tables)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.add(table(connection, rows));
            }
        }
    }

    private SourceTable table(Connection connection, ResultSet row) throws SQLException {
        String name = row.getString("name");
        long bytes = row.getLong("bytes");
        long counted = (long) row.getDouble("approximate_rows");
        return new SourceTable(
                name,
                row.getString("kind").equals("p") ? "partitioned" : "heap",
                columns(connection, name),
                key(connection, name),
                counted < 0 ? bytes / ASSUMED_ROW : counted,
                bytes);
    }

    private List<SourceColumn> columns(Connection connection, String table) throws SQLException {
        List<SourceColumn> columns = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, COLUMNS, table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(new SourceColumn(rows.getString("name"), type(rows), rows.getBoolean("nullable")));
            }
        }
        return columns;
    }

    private static SourceType type(ResultSet row) throws SQLException {
        String name = row.getString("type");
        int modifier = row.getInt("modifier");
        boolean numeric = name.equals("numeric") && modifier >= 0;
        return new SourceType(
                name,
                row.getString("declared"),
                numeric ? precision(modifier) : 0,
                numeric ? scale(modifier) : 0,
                6,
                false,
                "",
                "");
    }

    /// `numeric_typmod_precision` of PostgreSQL's `numeric.c`.
    private static int precision(int modifier) {
        return (modifier - 4) >> 16 & 0xffff;
    }

    /// `numeric_typmod_scale` of PostgreSQL's `numeric.c`: eleven bits with a sign.
    private static int scale(int modifier) {
        return ((modifier - 4 & 0x7ff) ^ 1024) - 1024;
    }

    private List<String> key(Connection connection, String table) throws SQLException {
        List<String> key = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, KEY, table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                key.add(rows.getString("name"));
            }
        }
        return key;
    }

    private PreparedStatement prepare(Connection connection, String sql, String name) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, schema);
        statement.setString(2, name);
        return statement;
    }
}
