package dev.feira.lake.iceberg;

import dev.feira.core.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The catalog's SQLite file itself, below Iceberg, which opens no catalog whose lake lies elsewhere.
record CatalogFile(Path file) {
    private static final String TABLES = """
            select table_namespace, table_name, metadata_location from iceberg_tables
            where catalog_name = ? and coalesce(iceberg_type, 'TABLE') = 'TABLE' order by 1, 2""";
    private static final String PLACE = """
            select property_value from iceberg_namespace_properties
            where catalog_name = ? and namespace = ? and property_key = 'location'""";
    private static final String TURN = """
            update iceberg_tables set metadata_location = ?, previous_metadata_location = ?
            where catalog_name = ? and table_namespace = ? and table_name = ? and metadata_location = ?""";
    private static final String PLACES = """
            update iceberg_namespace_properties set property_value = ? || substr(property_value, ?)
            where catalog_name = ? and property_key = 'location' and substr(property_value, 1, ?) = ?""";

    /// A table and where its newest metadata lay when it was written.
    record Entry(String namespace, String table, String metadata) {}

    /// The location of the namespace `bronze`, if the catalog has one.
    Optional<String> place() {
        return read(PLACE, List.of(LakeCatalog.NAME, LakeCatalog.BRONZE.toString()), row -> row.getString(1)).stream()
                .findFirst();
    }

    List<Entry> entries() {
        return read(
                TABLES,
                List.of(LakeCatalog.NAME),
                row -> new Entry(row.getString(1), row.getString(2), row.getString(3)));
    }

    /// Points all tables to their new metadata and the namespaces to their new place, all at once or not at all.
    void swap(Map<Entry, String> metadata, Move move) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            for (Map.Entry<Entry, String> turn : new LinkedHashMap<>(metadata).entrySet()) {
                turn(connection, turn.getKey(), turn.getValue(), move);
            }
            int length = move.from().length();
            change(connection, PLACES, move.to(), length + 1, LakeCatalog.NAME, length + 1, move.from() + "/");
            connection.commit();
        } catch (SQLException e) {
            throw LakeProblems.onOpening(file, new IllegalStateException(e));
        }
    }

    private static void turn(Connection connection, Entry entry, String metadata, Move move) throws SQLException {
        int changed = change(
                connection,
                TURN,
                metadata,
                move.apply(entry.metadata()),
                LakeCatalog.NAME,
                entry.namespace(),
                entry.table(),
                entry.metadata());
        if (changed != 1) {
            throw Problem.passing("table `" + entry.table() + "` was changed while the lake was relocated")
                    .hint("run `feira lake relocate` again")
                    .exception();
        }
    }

    private static int change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(values));
            return statement.executeUpdate();
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, List<?> values, Row<T> reader) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw LakeProblems.onOpening(file, new IllegalStateException(e));
        }
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=30000");
    }
}
