package dev.feira.warehouse;

import dev.feira.core.Problem;
import dev.feira.lake.DuckDbLibrary;
import dev.feira.warehouse.duckdb.DuckDbProblems;
import dev.feira.warehouse.duckdb.DuckDbSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// The embedded warehouse: one DuckDB file, opened by this process alone.
///
/// No extension is ever installed or loaded on its own; what DuckDB spills lies beside the file in `<file>.tmp`.
public final class DuckDb implements Warehouse {
    private final Path file;
    private final WarehouseSettings settings;
    private final DuckDBConnection root;

    private DuckDb(Path file, WarehouseSettings settings, DuckDBConnection root) {
        this.file = file;
        this.settings = settings;
        this.root = root;
    }

    /// Opens the file for reading and writing and creates it when there is none.
    ///
    /// @throws dev.feira.core.ProblemException when another process holds the file, or it cannot be read or written
    public static DuckDb open(Path file, WarehouseSettings settings) {
        createParent(file);
        Properties properties = closed(settings);
        properties.setProperty("temp_directory", file + ".tmp");
        properties.setProperty("preserve_insertion_order", "false");
        return new DuckDb(file, settings, connect(file, properties));
    }

    /// Opens the file for reading only, shut off from files, settings and everything else outside it.
    static DuckDb openGuarded(Path file, WarehouseSettings settings) {
        Properties properties = closed(settings);
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("max_temp_directory_size", "1GB");
        properties.setProperty("lock_configuration", "true");
        return new DuckDb(file, settings, connect(file, properties));
    }

    private static Properties closed(WarehouseSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memory());
        properties.setProperty("threads", String.valueOf(settings.threads()));
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        return properties;
    }

    private static DuckDBConnection connect(Path file, Properties properties) {
        try {
            return DuckDbLibrary.connect("jdbc:duckdb:" + file, properties);
        } catch (SQLException e) {
            throw DuckDbProblems.onOpening(file, e);
        }
    }

    private static void createParent(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Problem.user("the folder of the warehouse `" + file + "` cannot be made: " + e.getMessage())
                    .hint("check that the disk is not full and that the folder may be written")
                    .exception(e);
        }
    }

    public Path file() {
        return file;
    }

    @Override
    public Engine engine() {
        return Engine.DUCKDB;
    }

    @Override
    public Session session() {
        try {
            return new DuckDbSession(root.duplicate(), settings.statementLimit());
        } catch (SQLException e) {
            throw DuckDbProblems.of(e);
        }
    }

    /// Writes everything into the file itself, so that a copy of it is whole.
    void checkpoint() {
        try (Session session = session()) {
            session.run("force checkpoint");
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw DuckDbProblems.of(e);
        }
    }
}
