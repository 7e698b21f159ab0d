package dev.feira.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// What the launcher runs once after a build, so that the classes of everyday commands stand in the AOT cache. It
/// works in a folder of its own, which the launcher gives it and takes away.
final class Training {
    private static final List<List<String>> COMMANDS =
            List.of(List.of("--version"), List.of("--help"), List.of("sandbox", "status", "-o", "json"));

    /// Jars whose classes are for the most part needed where a real source answers, which no training can bring along.
    private static final List<String> BESIDES =
            List.of("feira-", "HikariCP-", "failsafe-", "iceberg-api-", "mariadb-java-client-");

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Rehearsal.layInto(folder);
        Shell shell = new Shell(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                System.err,
                Map.of(),
                folder,
                Optional.ofNullable(System.getProperty("feira.home")).map(Path::of),
                false,
                Clock.systemUTC());
        run(shell, COMMANDS);
        run(shell, Rehearsal.COMMANDS);
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (BESIDES.stream().anyMatch(Path.of(jar).getFileName().toString()::startsWith)) {
                load(Path.of(jar));
            }
        }
    }

    private static void run(Shell shell, List<List<String>> commands) {
        commands.forEach(command -> new Cli(shell).run(command.toArray(String[]::new)));
    }

    private static void load(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.contains("-"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(Training::load);
        }
    }

    private static void load(String type) {
        try {
            Class.forName(type, false, Training.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // It stands on an optional library that is not here, so no command needs it.
        }
    }
}
