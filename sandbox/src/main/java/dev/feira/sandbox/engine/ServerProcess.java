package dev.feira.sandbox.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The server's process, found again by any later command.
///
/// The pid file is written by the process itself before it becomes the server, so that even a crash of ours at the
/// worst moment leaves no server that nobody knows. A pid alone proves nothing (numbers are used again): the process
/// must also have the server's folder on its command line.
final class ServerProcess {
    /// Notes the pid, then becomes the server in a session of its own: neither the Ctrl-C of a terminal nor its closing
    /// reaches it. `setsid` is Linux's; perl stands in on macOS.
    private static final String DETACH = """
            trap '' INT HUP
            echo $$ > "$1"
            shift
            if command -v setsid > /dev/null; then exec setsid "$@"; fi
            exec perl -MPOSIX -e 'POSIX::setsid(); exec { $ARGV[0] } @ARGV' "$@"
            """;

    private final Home home;

    ServerProcess(Home home) {
        this.home = home;
    }

    /// Starts the server as a process that outlives this one. The shell becomes the server under the same pid.
    Process start(List<String> command) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", DETACH, "sh", home.pidFile().toString()));
        words.addAll(command);
        return new ProcessBuilder(words)
                .directory(home.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log().toFile()))
                .start();
    }

    Optional<ProcessHandle> find() throws IOException {
        Path file = home.pidFile();
        String pid = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!pid.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(home.folder().toString()))
                .isPresent();
    }

    /// Asks it to end, and makes it end when it does not within the limit.
    void stop(String signal, Duration limit) throws IOException {
        Optional<ProcessHandle> found = find();
        if (found.isPresent()) {
            ProcessHandle process = found.get();
            Command.run(
                    List.of("sh", "-c", "kill -" + signal + " " + process.pid()),
                    null,
                    home.log(),
                    Duration.ofSeconds(5));
            if (!ended(process, limit)) {
                process.destroyForcibly();
                ended(process, limit);
            }
        }
        Files.deleteIfExists(home.pidFile());
    }

    private static boolean ended(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
