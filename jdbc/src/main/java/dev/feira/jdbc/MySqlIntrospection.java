package dev.feira.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Reads `information_schema` of one database.
final class MySqlIntrospection implements Introspection {
    private static final String TABLES = """
            SELECT table_name AS name, engine AS engine, table_rows AS approximate_rows, data_length AS bytes
            FROM information_schema.tables
            WHERE table_schema = ? AND table_type = 'BASE TABLE' AND table_name LIKE ?
            ORDER BY table_name""";
    private static final String COLUMNS = """
            SELECT column_name AS name, data_type AS type, column_type AS declared, is_nullable AS nullable,
                   numeric_precision AS digits, numeric_scale AS scale, datetime_precision AS fraction,
                   character_set_name AS charset, collation_name AS collation
            FROM information_schema.columns
            WHERE table_schema = ? AND table_name = ?
            ORDER BY ordinal_position""";
    private static final String KEY = """
            SELECT column_name AS name
            FROM information_schema.statistics
            WHERE table_schema = ? AND table_name = ? AND index_name = 'PRIMARY'
            ORDER BY seq_in_index""";

    private final String database;

    MySqlIntrospection(String database) {
        this.database = database;
    }

    @Override
    public List<SourceTable> tables(Connection connection) throws SQLException {
        return matching(connection, "%");
    }

    @Override
    public Optional<SourceTable> table(Connection connection, String name) throws SQLException {
        String pattern = name.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
        return matching(connection, pattern).stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    private List<SourceTable> matching(Connection connection, String pattern) throws SQLException {
        List<SourceTable> tables = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, TABLES, pattern);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.add(table(connection, rows));
            }
        }
        return tables;
    }

    private SourceTable table(Connection connection, ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new SourceTable(
                name,
                text(row, "engine"),
                columns(connection, name),
                key(connection, name),
                row.getLong("approximate_rows"),
                row.getLong("bytes"));
    }

    private List<SourceColumn> columns(Connection connection, String table) throws SQLException {
        List<SourceColumn> columns = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, COLUMNS, table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(new SourceColumn(rows.getString("name"), type(rows), nullable(rows)));
            }
        }
        return columns;
    }

    private static boolean nullable(ResultSet row) throws SQLException {
        return "YES".equals(row.getString("nullable"));
    }

    private static SourceType type(ResultSet row) throws SQLException {
        String declared = row.getString("declared");
        return new SourceType(
                row.getString("type").toLowerCase(Locale.ROOT),
                declared,
                row.getInt("digits"),
                row.getInt("scale"),
                row.getInt("fraction"),
                declared.endsWith("unsigned") || declared.endsWith("zerofill"),
                text(row, "charset"),
                text(row, "collation"));
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
        statement.setString(1, database);
        statement.setString(2, name);
        return statement;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
