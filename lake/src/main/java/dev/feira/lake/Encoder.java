package dev.feira.lake;

import dev.feira.core.Problem;
import dev.feira.core.Sql;
import dev.feira.lake.LakeSettings.Codec;
import dev.feira.lake.iceberg.Draft;
import dev.feira.lake.iceberg.PartStatistics;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunctionBuilder;

/// Rows → Parquet files, by a DuckDB in memory that all writes share: one memory limit and one set of threads, however
/// many tables are written at once.
final class Encoder implements AutoCloseable {
    // A row group is held in memory until it is full, once for each thread and table.
    private static final String ROW_GROUP_BYTES = "16MB";
    private static final String FILE_BYTES = "256MB";

    private final DuckDBConnection root;
    private final BatchFunction function;
    private final Codec codec;

    private Encoder(DuckDBConnection root, BatchFunction function, Codec codec) {
        this.root = root;
        this.function = function;
        this.codec = codec;
    }

    static Encoder open(LakeSettings settings, Path temporary) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memory());
        properties.setProperty("threads", String.valueOf(settings.threads()));
        // Writers that write in the background may wait for each other forever when a table is given up half-way.
        properties.setProperty("async_threads", "0");
        properties.setProperty("temp_directory", temporary.toString());
        properties.setProperty("preserve_insertion_order", "false");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        BatchFunction function = new BatchFunction(settings.threads());
        try {
            DuckDBConnection root = DuckDbLibrary.connect("jdbc:duckdb:", properties);
            register(function, root);
            return new Encoder(root, function, settings.codec());
        } catch (SQLException e) {
            throw Problem.bug("the Parquet writer does not start: " + e.getMessage())
                    .exception(e);
        }
    }

    private static void register(BatchFunction function, DuckDBConnection root) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(BatchFunction.NAME)
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withFunction(function)
                    .register(root);
        }
    }

    /// A finished file, not yet part of the lake.
    record Part(Path file, PartStatistics statistics) {}

    /// Encodes until the queue ends.
    ///
    /// @param folder a new folder for the files
    List<Part> encode(BatchQueue queue, Draft draft, Instant now, Path folder) throws SQLException {
        long number = function.register(queue);
        try (DuckDBConnection connection = root.duplicate();
                Statement statement = connection.createStatement();
                ResultSet parts = statement.executeQuery(copy(queue, draft, now, number, folder))) {
            List<Part> written = new ArrayList<>();
            while (parts.next()) {
                written.add(part(parts));
            }
            return written;
        } finally {
            function.forget(number);
        }
    }

    private String copy(BatchQueue queue, Draft draft, Instant now, long number, Path folder) {
        String from = BatchFunction.NAME + "(" + number + ")";
        return "COPY (" + ColumnSql.select(draft, queue.columns(), from, now) + ") TO "
                + Sql.literal(folder.toString())
                + " (FORMAT parquet, COMPRESSION " + codec.name().toLowerCase(Locale.ROOT)
                + ", FIELD_IDS " + ColumnSql.fieldIds(draft, queue.columns())
                + ", ROW_GROUP_SIZE_BYTES '" + ROW_GROUP_BYTES + "', FILE_SIZE_BYTES '" + FILE_BYTES
                + "', RETURN_STATS)";
    }

    private static Part part(ResultSet row) throws SQLException {
        Map<String, Map<String, String>> columns = new HashMap<>();
        ((Map<?, ?>) row.getObject("column_statistics"))
                .forEach((name, statistics) -> columns.put(unquoted(name.toString()), texts((Map<?, ?>) statistics)));
        return new Part(
                Path.of(row.getString("filename")),
                new PartStatistics(row.getLong("count"), row.getLong("file_size_bytes"), columns));
    }

    private static Map<String, String> texts(Map<?, ?> map) {
        Map<String, String> texts = new HashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                texts.put(key.toString(), value.toString());
            }
        });
        return texts;
    }

    private static String unquoted(String name) {
        return name.substring(1, name.length() - 1).replace("\"\"", "\"");
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw Problem.bug("the Parquet writer does not stop: " + e.getMessage())
                    .exception(e);
        }
    }
}
