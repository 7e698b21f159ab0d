package dev.feira.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// What surrounds a command.
///
/// @param out data: what a program reads
/// @param err progress, logs and errors: what a person reads
/// @param folder the folder that the user stands in
/// @param home Feira's own folder, where the launcher and `projects/` are; empty when started without the launcher
/// @param live whether `err` is a terminal that can redraw a line
public record Shell(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path folder,
        Optional<Path> home,
        boolean live,
        Clock clock) {
    /// That of this process, as the launcher describes it.
    static Shell ofProcess() {
        return new Shell(
                System.out,
                System.err,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.getProperty("feira.home")).map(Path::of),
                Boolean.getBoolean("feira.terminal"),
                Clock.systemUTC());
    }

    /// Whether text may carry colours, after https://no-color.org.
    public boolean coloured() {
        return live && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
