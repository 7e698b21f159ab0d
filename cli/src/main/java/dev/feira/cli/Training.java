package dev.feira.cli;

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

/// What the launcher runs once after a build, so that the classes of everyday commands stand in the AOT cache. It
/// works in a folder of its own, which the launcher gives it and takes away.
final class Training {
    private static final List<List<String>> COMMANDS =
            List.of(List.of("--version"), List.of("--help"), List.of("sandbox", "status", "-o", "json"));

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
    }

    private static void run(Shell shell, List<List<String>> commands) {
        commands.forEach(command -> new Cli(shell).run(command.toArray(String[]::new)));
    }
}
