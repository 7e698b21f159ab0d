package dev.feira.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the launcher runs once after a build, so that the classes of everyday commands stand in the AOT cache. It
/// writes
/// nothing into a project.
final class Training {
    private static final List<List<String>> COMMANDS =
            List.of(List.of("--version"), List.of("--help"), List.of("sandbox", "status", "-o", "json"), List.of("ls"));

    private Training() {}

    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("feira.home", "."));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Shell shell = new Shell(
                nowhere,
                System.err,
                Map.of(),
                home.resolve("projects/olist"),
                Optional.of(home),
                false,
                Clock.systemUTC());
        COMMANDS.forEach(command -> new Cli(shell).run(command.toArray(String[]::new)));
    }
}
