package dev.feira.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.ProblemException;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import dev.feira.stream.consume.KafkaClients;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Brokers that go away under a consumer that has begun.
class BrokerOutageTest {
    private static final String TOPIC = "invoices";

    @TempDir
    private Path folder;

    private final ServerStatus postgres = SharedServer.of(Server.POSTGRESQL).freshDatabase();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    @AfterEach
    void end() {
        Sandbox.in(folder).reset(EventListener.none());
    }

    @Test
    void runWithAnEndSaysThatKafkaIsSilentAndEndsWithThePatience() throws Exception {
        ServerStatus broker = up();
        KafkaSettings kafka = KafkaSettings.at(broker.address());
        givenEvent(kafka, "a");
        assertThat(consume(kafka, ConsumeSettings.DEFAULT.patience()).get(1, TimeUnit.MINUTES))
                .hasSize(1);
        givenEvent(kafka, "b");
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE kafka_streaming.invoice_events");
            CompletableFuture<List<Consume.Consumed>> run = consume(kafka, Duration.ofSeconds(1));
            await().atMost(Duration.ofMinutes(1)).until(this::isWriting);
            ProcessHandle process = ProcessHandle.of(broker.pid().orElseThrow()).orElseThrow();
            process.destroyForcibly();

            assertThat(run)
                    .failsWithin(Duration.ofMinutes(2))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(ProblemException.class)
                    .withMessageContaining("Kafka at `" + kafka.servers() + "` does not answer");
        }
        assertThat(events)
                .anyMatch(it -> it instanceof Event.Warned warned
                        && warned.message().contains("does not answer")
                        && warned.message().contains("goes on as soon as it does"));

        assertThat(up().port()).isEqualTo(broker.port());
        consume(kafka, ConsumeSettings.DEFAULT.patience()).get(1, TimeUnit.MINUTES);
        assertThat(StreamStatus.of(Shop.invoices(TOPIC), kafka, Shop.sink(postgres))
                        .partitions())
                .allMatch(it -> it.lag() == 0)
                .allMatch(StreamStatus.Partition::adds);
    }

    private ServerStatus up() {
        return Sandbox.in(folder)
                .up(Set.of(Server.KAFKA), "live", EventListener.none())
                .getFirst();
    }

    private static void givenEvent(KafkaSettings kafka, String id) throws Exception {
        try (Admin admin = Admin.create(kafka.clientProperties());
                Producer<byte[], byte[]> producer = KafkaClients.producer(kafka, "test")) {
            if (admin.listTopics().names().get().isEmpty()) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
            producer.send(new ProducerRecord<>(TOPIC, id.getBytes(UTF_8), Shop.invoice(id, 1, 1)))
                    .get();
        }
    }

    private CompletableFuture<List<Consume.Consumed>> consume(KafkaSettings kafka, Duration patience) {
        ConsumeSettings standard = ConsumeSettings.DEFAULT;
        ConsumeSettings settings = new ConsumeSettings(
                true,
                false,
                standard.batchRows(),
                standard.batchBytes(),
                standard.linger(),
                standard.memory(),
                patience);
        return CompletableFuture.supplyAsync(
                () -> Consume.run(List.of(Shop.invoices(TOPIC)), kafka, Shop.sink(postgres), settings, events::add),
                it -> Thread.ofPlatform().start(it));
    }

    /// A session waits for the lock.
    private boolean isWriting() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection(
                postgres.jdbcUrl(),
                postgres.owner().user(),
                postgres.owner().password().reveal());
    }
}
