package dev.feira.transform;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Projects to parse: fixtures copied into a folder of the test, and small ones written there.
final class Fixtures {
    private static final Path PROJECTS = Path.of("src/test/resources/projects");

    private static final String PROFILES = """
            tiny:
              target: dev
              outputs:
                dev: {type: duckdb, path: tiny.duckdb, schema: main}
            """;

    private Fixtures() {}

    /// A copy of a fixture project, its packages installed.
    static Path project(String name, Path folder) throws IOException {
        Path copy = folder.resolve(name);
        copy(PROJECTS.resolve(name), copy);
        dbt(copy).deps();
        return copy;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /// A project named `tiny` of these files, by path.
    static Path tiny(Path folder, Map<String, String> files) throws IOException {
        write(folder, "dbt_project.yml", files.getOrDefault("dbt_project.yml", "name: tiny\nprofile: tiny\n"));
        write(folder, "profiles.yml", PROFILES);
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(folder, file.getKey(), file.getValue());
        }
        return folder;
    }

    private static void write(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static Invocation invocation(Path project) {
        return Invocation.of(project).environment(Map.of());
    }

    static Dbt dbt(Path project) {
        return Dbt.of(invocation(project), EventListener.none());
    }

    /// What is said while parsing.
    static List<Event> events(Path project) {
        List<Event> events = new CopyOnWriteArrayList<>();
        Dbt.of(invocation(project), events::add).parse();
        return events;
    }

    static List<String> ls(Path project, Selection selection) {
        return dbt(project).ls(selection, ListFormat.SELECTOR, List.of());
    }
}
