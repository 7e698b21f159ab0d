package dev.feira.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// A shop's tables, edited where they are: in the source's MariaDB, or in `raw_data` of a DuckDB file. There each row
/// that is written gets a batch, as if it had been ingested.
final class EditedTables implements AutoCloseable {
    private static final String BATCH = "_feira_batch";

    private final Connection connection;
    private final String schema;
    private final Optional<String> batch;

    private EditedTables(Connection connection, String schema, Optional<String> batch) {
        this.connection = connection;
        this.schema = schema;
        this.batch = batch;
    }

    static EditedTables ofSource(String url, String user, String password) throws SQLException {
        return new EditedTables(DriverManager.getConnection(url, user, password), "", Optional.empty());
    }

    /// @param batch above all that the rows had before, also those that are gone: a lake never gives a number twice
    static EditedTables ofRawData(String url, long batch) throws SQLException {
        return new EditedTables(
                DriverManager.getConnection(url, new Properties()), "raw_data.", Optional.of(Long.toString(batch)));
    }

    /// The different values of a column, in their order.
    List<String> values(String table, String column, String condition) throws SQLException {
        return rows("select distinct " + column + " from " + schema + table + " where " + condition + " order by 1");
    }

    /// Values of a child's column that no row of the parent has.
    List<String> missing(String parent, String child, String column) throws SQLException {
        return values(child, column, column + " not in (select " + column + " from " + schema + parent + ")");
    }

    /// Writes the rows that meet the condition once more, with other values, given in SQL, in some columns.
    void copy(String table, String condition, Map<String, String> others) throws SQLException {
        Map<String, String> values = new HashMap<>(others);
        batch.ifPresent(number -> values.put(BATCH, number));
        String selected = columns(table).stream()
                .map(column -> values.getOrDefault(column, column))
                .collect(Collectors.joining(", "));
        run("insert into " + schema + table + " select " + selected + " from " + schema + table + " where "
                + condition);
    }

    void update(String table, String condition, String assignments) throws SQLException {
        String arrival = batch.map(number -> ", " + BATCH + " = " + number).orElse("");
        run("update " + schema + table + " set " + assignments + arrival + " where " + condition);
    }

    void delete(String table, String condition) throws SQLException {
        run("delete from " + schema + table + " where " + condition);
    }

    private List<String> columns(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + schema + table + " where 1 = 0")) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                names.add(none.getMetaData().getColumnName(i));
            }
            return names;
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
