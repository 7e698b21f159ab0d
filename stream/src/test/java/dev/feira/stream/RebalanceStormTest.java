package dev.feira.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.feira.core.EventListener;
import dev.feira.sample.Events;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.testkit.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A third consumer that comes and goes, or is killed, while events flow: the partitions wander all the time, and
/// PostgreSQL dies meanwhile.
class RebalanceStormTest {
    private static final int TURNS = 4;
    private static final String TOPIC = "invoices";
    private static final double BAD = 0.01;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Events events = MadeInvoices.events(BAD);

    @AfterEach
    void end() {
        Sandbox.in(folder).reset(EventListener.none());
    }

    @Test
    void wanderingPartitionsLoseNothingAndWriteNothingTwice() throws Exception {
        ServerStatus postgres = up(Server.POSTGRESQL);
        KafkaSettings kafka = KafkaSettings.at(up(Server.KAFKA).address());
        try (Admin admin = Admin.create(kafka.clientProperties())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 6, (short) 1))).all().get();
            ConsumerGroup group = new ConsumerGroup(admin, TOPIC);
            group.missTheDeadSoon();
            Thread producer = producer(kafka);
            Thread first = consumer(kafka, postgres);
            Thread second = consumer(kafka, postgres);
            for (int turn = 0; turn < TURNS; turn++) {
                Runnable leave = turn % 2 == 1 ? killed(kafka, postgres) : stopped(kafka, postgres);
                group.awaitMembers(3);
                if (turn == TURNS / 2) {
                    killPostgres(postgres);
                }
                leave.run();
                group.awaitMembers(2);
            }
            end(producer);
            await("all events").atMost(LIMIT).until(() -> allIsWritten(kafka, postgres));
            end(first);
            end(second);
        }

        assertThat(Promise.holds(events, kafka, TOPIC, postgres)).isPositive();
    }

    private ServerStatus up(Server server) {
        return Sandbox.in(folder)
                .up(Set.of(server), "live", EventListener.none())
                .getFirst();
    }

    private void killPostgres(ServerStatus postgres) {
        ProcessHandle process = ProcessHandle.of(postgres.pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        assertThat(up(Server.POSTGRESQL).port()).isEqualTo(postgres.port());
    }

    private Thread producer(KafkaSettings kafka) {
        ProduceSettings endless = new ProduceSettings(300, Optional.empty(), Optional.empty(), BAD, MadeInvoices.SEED);
        return Thread.ofPlatform()
                .start(() -> Produce.run(Shop.invoices(TOPIC), events, kafka, endless, EventListener.none()));
    }

    private static Thread consumer(KafkaSettings kafka, ServerStatus postgres) {
        return Thread.ofPlatform()
                .start(() -> Consume.run(
                        List.of(Shop.invoices(TOPIC)),
                        kafka,
                        Shop.sink(postgres),
                        ConsumeSettings.DEFAULT,
                        EventListener.none()));
    }

    /// One that says good-bye to its group.
    private static Runnable stopped(KafkaSettings kafka, ServerStatus postgres) {
        Thread third = consumer(kafka, postgres);
        return () -> end(third);
    }

    private static void end(Thread thread) {
        thread.interrupt();
        try {
            assertThat(thread.join(LIMIT)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One that the group misses only after a while.
    private static Runnable killed(KafkaSettings kafka, ServerStatus postgres) throws Exception {
        ChildJvm third = ConsumerProcess.start(kafka, TOPIC, postgres);
        return () -> {
            try (third) {
                third.kill();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static boolean allIsWritten(KafkaSettings kafka, ServerStatus postgres) {
        return StreamStatus.of(Shop.invoices(TOPIC), kafka, Shop.sink(postgres)).partitions().stream()
                .allMatch(it -> it.lag() == 0);
    }
}
