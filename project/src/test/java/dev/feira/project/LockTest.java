package dev.feira.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private static Invocation run(String command) {
        return Invocation.begin(command, Clock.systemUTC());
    }

    @Test
    void secondFailsAtOnceWithoutPatienceAndNamesTheHolder() {
        Path file = folder.resolve("locks/warehouse");
        try (Lock first = Lock.take(file, run("feira load"), LONG, holder -> {})) {
            assertThat(first).isNotNull();
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> Lock.take(file, run("feira build"), Duration.ZERO, holder -> {}))
                    .satisfies(e -> {
                        assertThat(e.problem().kind()).isEqualTo(Problem.Kind.TRANSIENT);
                        assertThat(e.problem().message())
                                .contains(
                                        "`feira load`",
                                        "pid " + ProcessHandle.current().pid());
                    });
        }
    }

    @Test
    void secondWaitsAndHearsForWhom() {
        Path file = folder.resolve("warehouse");
        List<Holder> heard = new ArrayList<>();
        Lock first = Lock.take(file, run("feira load"), LONG, holder -> {});

        try (Lock second = Lock.take(file, run("feira build"), LONG, holder -> {
            heard.add(holder);
            first.close();
        })) {
            assertThat(second).isNotNull();
            assertThat(Lock.holder(file).orElseThrow().what()).isEqualTo("feira build");
        }
        assertThat(heard).extracting(Holder::what).containsExactly("feira load");
        assertThat(Lock.holder(file)).isEmpty();
    }

    @Test
    void killedHolderLeavesNothingStuck() throws Exception {
        Path file = folder.resolve("warehouse");
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hold.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            List<Holder> heard = new ArrayList<>();

            try (Lock mine = Lock.take(file, run("feira build"), LONG, holder -> {
                heard.add(holder);
                other.destroyForcibly();
            })) {
                assertThat(mine).isNotNull();
                assertThat(heard).extracting(Holder::pid).containsExactly(other.pid());
                assertThat(heard).extracting(Holder::what).containsExactly("feira hold");
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    /// Another process: takes the lock, says so and keeps it until it is killed.
    static final class Hold {
        public static void main(String[] arguments) throws IOException {
            try (Lock lock = Lock.take(Path.of(arguments[0]), run("feira hold"), LONG, holder -> {})) {
                System.out.println(lock == null ? "none" : "held");
                System.in.transferTo(System.out);
            }
        }
    }
}
