package dev.feira.sandbox.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A short program of the operating system or of a server, run to its end.
final class Command {
    /// Notes the pid, then becomes the program.
    private static final String NOTE = """
            echo $$ > "$1"
            shift
            exec "$@"
            """;

    private Command() {}

    /// As [#run], for what works in a home: when we die meanwhile, whoever comes next finds it and ends it first.
    ///
    /// @param words name the home's folder, by which its process is known
    static void run(Home home, List<String> words, @Nullable Path input, Duration limit) throws IOException {
        List<String> noted =
                new ArrayList<>(List.of("sh", "-c", NOTE, "sh", home.pidFile().toString()));
        noted.addAll(words);
        run(words.getFirst(), noted, input, home.log(), limit);
    }

    /// Runs it with its output added to the log.
    ///
    /// @param input a file to read from; null for none
    /// @throws IOException when it does not end in time, or not with 0
    static void run(List<String> words, @Nullable Path input, Path log, Duration limit) throws IOException {
        run(words.getFirst(), words, input, log, limit);
    }

    private static void run(String name, List<String> words, @Nullable Path input, Path log, Duration limit)
            throws IOException {
        File source = input == null ? new File("/dev/null") : input.toFile();
        Process process = new ProcessBuilder(words)
                .redirectInput(source)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("`" + name + "` did not end within " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while `" + name + "` was running", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("`" + name + "` ended with code " + process.exitValue());
        }
    }

    static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
