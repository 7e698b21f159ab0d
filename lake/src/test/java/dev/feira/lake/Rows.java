package dev.feira.lake;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts rows into a lake and asks DuckDB what is in it.
final class Rows {
    private Rows() {}

    static Table table(String name, Object... namesAndTypes) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.add(new Column((String) namesAndTypes[i], (SqlType) namesAndTypes[i + 1], true));
        }
        return new Table(name, columns, List.of());
    }

    static LakeTable write(Lake lake, Table table, @Nullable Object[]... rows) {
        try (TableWrite write = lake.overwrite(table)) {
            put(write, table, rows);
            return write.commit(Map.of("source-rows", Integer.toString(rows.length)));
        }
    }

    static void put(TableWrite write, Table table, @Nullable Object[]... rows) {
        Batch batch = write.take();
        for (Object[] row : rows) {
            if (batch.full()) {
                write.put(batch);
                batch = write.take();
            }
            for (int i = 0; i < row.length; i++) {
                set(batch, i, row[i]);
            }
            batch.endRow();
        }
        write.put(batch);
    }

    private static void set(Batch batch, int column, @Nullable Object value) {
        switch (value) {
            case null -> batch.setNull(column);
            case Long number -> batch.setLong(column, number);
            case Double number -> batch.setDouble(column, number);
            case String text -> batch.setBytes(column, text.getBytes(StandardCharsets.UTF_8));
            case byte[] bytes -> batch.setBytes(column, bytes);
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    /// Each row of the answer as text, its values separated by `|`.
    static List<String> ask(String sql) {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : "|").append(result.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
