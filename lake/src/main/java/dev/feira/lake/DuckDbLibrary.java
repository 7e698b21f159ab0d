package dev.feira.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/// DuckDB in this process. Its driver unpacks a native library of some 70 MB into the folder for temporary files and
/// removes it when the process ends well; here it goes as soon as it is loaded, so that no killed process leaves one.
public final class DuckDbLibrary {
    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Pattern UNPACKED = Pattern.compile("libduckdb_java\\d+\\.so");

    private static boolean loaded;

    private DuckDbLibrary() {}

    /// Opens a database by its JDBC address.
    public static DuckDBConnection connect(String url, Properties properties) throws SQLException {
        DuckDBConnection connection =
                DriverManager.getConnection(url, properties).unwrap(DuckDBConnection.class);
        tidyOnce();
        return connection;
    }

    private static synchronized void tidyOnce() {
        if (!loaded) {
            loaded = true;
            removeMapped();
        }
    }

    /// On Linux a library that is loaded needs its file no more.
    private static void removeMapped() {
        if (!Files.isReadable(MAPPED)) {
            return;
        }
        try (Stream<String> lines = Files.lines(MAPPED)) {
            lines.filter(line -> line.indexOf('/') >= 0)
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .filter(file -> TEMPORARY.equals(file.getParent()))
                    .filter(file ->
                            UNPACKED.matcher(file.getFileName().toString()).matches())
                    .distinct()
                    .forEach(DuckDbLibrary::remove);
        } catch (IOException | UncheckedIOException e) {
            // Then it is removed when the process ends, as ever.
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
