package dev.feira.sandbox.engine;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// The port of a server that has been started at least once.
///
/// @param database empty for a server that has none
public record Endpoint(int port, Optional<String> database) {
    static Optional<Endpoint> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        String port = values.getProperty("port", "");
        Optional<String> database = Optional.ofNullable(values.getProperty("database"));
        return port.matches("\\d{1,5}")
                ? Optional.of(new Endpoint(Integer.parseInt(port), database))
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        Properties values = new Properties();
        values.setProperty("port", Integer.toString(port));
        database.ifPresent(name -> values.setProperty("database", name));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            values.store(writer, null);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
