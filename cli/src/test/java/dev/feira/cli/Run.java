package dev.feira.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A command as a user meets it: exit code, output, errors.
record Run(int exit, String out, String err) {
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    static Run feira(Path folder, String... arguments) {
        return feira(folder, Map.of(), arguments);
    }

    static Run feira(Path folder, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = shell(
                folder,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Cli(shell).run(arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Shell shell(Path folder, Map<String, String> environment, PrintStream out, PrintStream err) {
        return new Shell(out, err, new HashMap<>(environment), folder, Optional.of(HOME), false, Clock.systemUTC());
    }
}
