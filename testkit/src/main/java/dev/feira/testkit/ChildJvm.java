package dev.feira.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// A class with a `main` method, running in a JVM of its own with the class path of the test.
public final class ChildJvm implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long SIGINT = 1L << 1;

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /// Its output goes to that of the test.
    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(ProcessBuilder::inheritIO, List.of(), main, arguments);
    }

    /// Starts it in a place of the caller's choice.
    ///
    /// @param around sets folder, environment and where the output goes
    /// @param options of the virtual machine
    public static ChildJvm start(
            UnaryOperator<ProcessBuilder> around, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(heedingSignals());
        command.addAll(command(options, main, arguments));
        return new ChildJvm(around.apply(new ProcessBuilder(command)).start());
    }

    /// The words that start such a JVM, for a script that does it.
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// A build that was started in the background has SIGINT switched off, and its children would inherit that.
    private static List<String> heedingSignals() throws IOException {
        return Files.isReadable(STATUS) && (ignoredSignals() & SIGINT) != 0
                ? List.of("env", "--default-signal=INT")
                : List.of();
    }

    private static long ignoredSignals() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /// As Ctrl-C does.
    public void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(pid())).start().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /// As `kill` does.
    public void terminate() {
        process.destroy();
    }

    /// As `kill -9` does: no shutdown hook, no finally.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /// Whether it ends by itself within that time.
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Its exit code, when it ends by itself.
    public int await() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the child did not end within " + LIMIT_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
