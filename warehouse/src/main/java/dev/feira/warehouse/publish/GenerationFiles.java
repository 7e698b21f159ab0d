package dev.feira.warehouse.publish;

import dev.feira.warehouse.Generation;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// A folder with `<name>.duckdb` and `<name>.properties` for each generation, and `current`, which holds a name.
public final class GenerationFiles {
    private static final String DATABASE = ".duckdb";
    private static final String DESCRIPTION = ".properties";
    private static final String PART = ".part";
    private static final String LOAD = "load.";

    private final Path folder;
    private final Path pointer;

    public GenerationFiles(Path folder) {
        this.folder = folder;
        this.pointer = folder.resolve("current");
    }

    public Path database(String name) {
        return folder.resolve(name + DATABASE);
    }

    private Path description(String name) {
        return folder.resolve(name + DESCRIPTION);
    }

    /// Copies the database, describes it, and last turns the pointer: each step is on the disk before the next begins.
    ///
    /// `Files.copy` lets the kernel do the copying, which clones where the file system can.
    public void write(Generation generation, Path database) throws IOException {
        Files.createDirectories(folder);
        removeUnfinished();
        Path part = folder.resolve(generation.name() + PART);
        Files.copy(database, part, StandardCopyOption.REPLACE_EXISTING);
        settle(part, database(generation.name()));
        replace(description(generation.name()), described(generation));
        replace(pointer, generation.name());
    }

    /// What a publication left that was killed or found the disk full.
    private void removeUnfinished() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    public Optional<Generation> current() throws IOException {
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        return Optional.of(read(Files.readString(pointer).strip()));
    }

    private Generation read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(description(name))) {
            properties.load(reader);
        }
        Map<String, Long> loads = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(LOAD)) {
                loads.put(key.substring(LOAD.length()), Long.valueOf(properties.getProperty(key)));
            }
        }
        Instant publishedAt = Instant.parse(properties.getProperty("published_at"));
        return new Generation(name, database(name), publishedAt, loads);
    }

    private static String described(Generation generation) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("published_at", generation.publishedAt().toString());
        generation.loads().forEach((table, snapshot) -> properties.setProperty(LOAD + table, snapshot.toString()));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }

    private void replace(Path file, String text) throws IOException {
        Path part = folder.resolve(file.getFileName() + PART);
        Files.writeString(part, text);
        settle(part, file);
    }

    private void settle(Path part, Path file) throws IOException {
        sync(part, StandardOpenOption.WRITE);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder, StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    /// Removes all generations but the two newest and those that another process has open.
    public void removeOld(String current) throws IOException {
        List<Path> oldestFirst;
        try (Stream<Path> entries = Files.list(folder)) {
            oldestFirst = entries.filter(path -> path.toString().endsWith(DATABASE))
                    .filter(path -> !path.equals(database(current)))
                    .sorted(Comparator.comparing(GenerationFiles::modified))
                    .toList();
        }
        for (Path database : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - 1))) {
            if (isFree(database)) {
                Files.deleteIfExists(database);
                Files.deleteIfExists(Path.of(database.toString().replaceFirst("\\.duckdb$", DESCRIPTION)));
            }
        }
    }

    private static Instant modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException gone) {
            return Instant.MIN;
        }
    }

    // DuckDB locks a file that it reads, so an exclusive lock says that no other process reads it.
    private static boolean isFree(Path database) throws IOException {
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
