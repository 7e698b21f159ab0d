package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills commands at random moments of their work; what they leave must be a state from which the next run completes.
/// `-Dfeira.faults.rounds=20`, which profile `faults` sets, kills more often.
class KillTest {
    private static final int ROUNDS = Integer.getInteger("feira.faults.rounds", 1);
    private static final long SEED = Long.getLong("feira.faults.seed", System.nanoTime());

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    /// @param begun what the command says when it has begun its work
    /// @param usual how long it takes undisturbed
    private record Step(String begun, Duration usual, List<String> arguments) {
        static Step done(Shop shop, String begun, String... arguments) {
            long start = System.nanoTime();
            shop.done(arguments);
            return new Step(begun, Duration.ofNanos(System.nanoTime() - start), List.of(arguments));
        }
    }

    @Test
    void killedCommandsLeaveAStateFromWhichTheNextCompletes() throws Exception {
        Shop shop = Shop.in(folder, Source.shared());
        List<Step> steps = List.of(
                Step.done(shop, "\"ingest\"", "ingest"),
                Step.done(shop, "\"load\"", "load", "--force"),
                Step.done(shop, "1 of ", "build", "--full-refresh"));
        for (int round = 1; round <= ROUNDS; round++) {
            for (Step step : steps) {
                kill(shop, step);
                assertGood(shop, round, "warehouse", "published");
                assertGood(shop, round, step.arguments().toArray(String[]::new));
            }
            assertGood(shop, round, "reconcile");
        }
    }

    private void kill(Shop shop, Step step) throws Exception {
        try (Child command = Child.feira(shop, json(step.arguments()))) {
            command.awaitText(step.begun());
            // A fresh process is slower than the one that was measured, which was warm.
            command.endsWithin(step.usual().multipliedBy(random.nextInt(250)).dividedBy(100));
            command.kill();
        }
    }

    private static void assertGood(Shop shop, int round, String... arguments) {
        Run run = shop.feira(arguments);
        assertThat(run.exit()).as("seed %d, round %d: %s", SEED, round, run).isZero();
    }

    private static String[] json(List<String> arguments) {
        return Stream.concat(Stream.of("--log-format", "json"), arguments.stream())
                .toArray(String[]::new);
    }
}
