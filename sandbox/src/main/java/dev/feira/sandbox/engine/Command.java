package dev.feira.sandbox.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A short program of the operating system or of a server, run to its end.
final class Command {
    private Command() {}

    /// Runs it with its output added to the log.
    ///
    /// @param input a file to read from; null for none
    /// @throws IOException when it does not end in time, or not with 0
    static void run(List<String> words, @Nullable Path input, Path log, Duration limit) throws IOException {
        File source = input == null ? new File("/dev/null") : input.toFile();
        Process process = new ProcessBuilder(words)
                .redirectInput(source)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("`" + words.getFirst() + "` did not end within " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while `" + words.getFirst() + "` was running", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("`" + words.getFirst() + "` ended with code " + process.exitValue());
        }
    }

    static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
