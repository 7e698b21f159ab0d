package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.feira.testkit.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A command in a process of its own, whose signals and exit code are real.
final class Child implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ChildJvm process;
    private final Path out;
    private final Path err;

    private Child(ChildJvm process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Child feira(Shop shop, String... arguments) throws IOException {
        return start(Main.class, shop, arguments);
    }

    /// Any class with a `main` method, in the shop's folder and environment.
    static Child start(Class<?> main, Shop shop, String... arguments) throws IOException {
        Path folder = Files.createTempDirectory(shop.folder(), "child");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ChildJvm process = ChildJvm.start(
                builder -> {
                    builder.environment().putAll(shop.environment());
                    return builder.directory(shop.folder().toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
                },
                options(folder),
                main,
                arguments);
        return new Child(process, out, err);
    }

    /// Those of the launcher. What a killed process leaves in its temporary folder goes with the test's.
    static List<String> options(Path temporary) {
        return List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-Dfeira.home=" + Run.HOME);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Whether it ends by itself within that time.
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.endsWithin(time);
    }

    /// Waits until it has said so, on stdout or stderr.
    void awaitText(String text) {
        await().atMost(LIMIT).until(() -> said().contains(text) || !isAlive());
        assertThat(said()).contains(text);
    }

    private String said() {
        return read(out) + read(err);
    }

    void interrupt() throws IOException, InterruptedException {
        process.interrupt();
    }

    void terminate() {
        process.terminate();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    Run end() throws InterruptedException {
        int exit = process.await();
        return new Run(exit, read(out), read(err));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
