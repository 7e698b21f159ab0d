package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A copy of the example shop that a test may spoil.
record Shop(Path folder, Map<String, String> environment) {
    static final Path ORIGINAL = Run.HOME.resolve("projects/olist");
    private static final Set<String> MADE = Set.of(".feira", "target", "logs");

    /// With its own sandbox, which is not up yet.
    static Shop in(Path folder) throws IOException {
        return in(folder, Map.of());
    }

    /// Target `prod` on that source.
    static Shop in(Path folder, Source source) throws IOException {
        return in(folder, source.environment());
    }

    private static Shop in(Path folder, Map<String, String> environment) throws IOException {
        try (Stream<Path> entries = Files.list(ORIGINAL)) {
            for (Path entry : entries.toList()) {
                if (!MADE.contains(entry.getFileName().toString())) {
                    copy(entry, folder.resolve(entry.getFileName()));
                }
            }
        }
        return new Shop(folder.toRealPath(), environment);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    Shop with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Shop(folder, changed);
    }

    Shop with(Source other) {
        return new Shop(folder, other.environment());
    }

    Run feira(String... arguments) {
        return Run.feira(folder, environment, arguments);
    }

    /// A command that must end well.
    String done(String... arguments) {
        Run run = feira(arguments);
        assertThat(run.exit()).as("%s", run).isZero();
        return run.out();
    }

    /// Fills lake and warehouse.
    Shop copied() {
        done("copy");
        return this;
    }

    /// Where target `prod` has its files.
    Path home() {
        return folder.resolve(".feira/prod");
    }

    Path warehouse() {
        return home().resolve("warehouse.duckdb");
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
