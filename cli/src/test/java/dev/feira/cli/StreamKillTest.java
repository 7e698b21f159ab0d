package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the two commands themselves at random moments: what was locked is free, and the next ones go on.
class StreamKillTest {
    private static final int ROUNDS = Integer.getInteger("feira.faults.rounds", 2);
    private static final long SEED = Long.getLong("feira.faults.seed", System.nanoTime());
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void killedCommandsGoOnWithoutALossAndWithoutARepeat() throws Exception {
        Random random = new Random(SEED);
        LiveShop live = LiveShop.in(folder);
        live.produce(1);
        live.completes(1);
        for (int round = 0; round < ROUNDS; round++) {
            try (Child producer = Child.feira(
                            live.shop(), "stream", "produce", "invoices", "--rate", "500/s", "--bad", "0.01");
                    Child consumer = Child.feira(live.shop(), "stream", "consume", "invoices")) {
                long enough = live.written() + 1 + random.nextInt(1_000);
                await("seed " + SEED + ", round " + round)
                        .atMost(LIMIT)
                        .until(() -> live.written() >= enough || !producer.isAlive() || !consumer.isAlive());
                assertThat(producer.isAlive() && consumer.isAlive()).isTrue();
                producer.kill();
                consumer.kill();
            }
        }

        JsonNode last = new ObjectMapper()
                .readTree(live.shop()
                        .done(
                                "stream",
                                "produce",
                                "invoices",
                                "--rate",
                                "max",
                                "--count",
                                "100",
                                "--bad",
                                "0.01",
                                "-o",
                                "json"));
        live.shop().done("stream", "consume", "invoices", "--until-caught-up");

        long made = last.get("first").asLong() + last.get("events").asLong();
        assertThat(live.sum("rows") + live.sum("dead_letters"))
                .as("seed %d", SEED)
                .isEqualTo(made);
        assertThat(live.sum("duplicates") + live.sum("gaps") + live.sum("lag")).isZero();
    }
}
