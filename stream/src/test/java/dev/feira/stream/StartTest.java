package dev.feira.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.feira.core.Event;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.core.Secret;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import dev.feira.stream.consume.KafkaClients;
import dev.feira.testkit.Relay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A consumer that starts before its servers, or with settings that lead nowhere.
class StartTest {
    private static final ConsumeSettings TO_THE_END = ConsumeSettings.DEFAULT.untilCaughtUp(true);

    private final ServerStatus postgres = SharedServer.of(Server.POSTGRESQL).freshDatabase();
    private final ServerStatus broker = SharedServer.of(Server.KAFKA).status();
    private final KafkaSettings kafka = KafkaSettings.at(broker.address());
    private final Stream stream =
            Shop.invoices("invoices-" + UUID.randomUUID().toString().substring(0, 8));
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Relay toPostgres = relay(postgres);
    private final Relay toKafka = relay(broker);

    @BeforeEach
    void givenAnEvent() throws Exception {
        try (Admin admin = Admin.create(kafka.clientProperties())) {
            admin.createTopics(List.of(new NewTopic(stream.topic(), 2, (short) 1)))
                    .all()
                    .get();
        }
        try (Producer<byte[], byte[]> producer = KafkaClients.producer(kafka, "test")) {
            var _ = producer.send(new ProducerRecord<>(stream.topic(), "a".getBytes(UTF_8), Shop.invoice("a", 1, 1)));
            producer.flush();
        }
    }

    @AfterEach
    void close() throws IOException {
        toPostgres.close();
        toKafka.close();
    }

    @Test
    void postgresThatComesUpLaterIsWaitedFor() throws Exception {
        CompletableFuture<List<Consume.Consumed>> done = consume(kafka, sink(toPostgres.port()), TO_THE_END);
        awaitWait("PostgreSQL at `" + postgres.host() + ":" + toPostgres.port() + "` does not answer");

        toPostgres.open();

        assertThat(done.get(1, TimeUnit.MINUTES))
                .extracting(Consume.Consumed::events)
                .containsExactly(1L);
        assertThat(waits()).hasSize(1);
    }

    @Test
    void kafkaThatComesUpLaterIsWaitedFor() throws Exception {
        KafkaSettings late = KafkaSettings.at(broker.host() + ":" + toKafka.port());
        CompletableFuture<List<Consume.Consumed>> done = consume(late, Shop.sink(postgres), TO_THE_END);
        awaitWait("Kafka at `" + late.servers() + "` does not answer");

        toKafka.open();

        assertThat(done.get(1, TimeUnit.MINUTES))
                .extracting(Consume.Consumed::events)
                .containsExactly(1L);
        assertThat(waits()).hasSize(1);
    }

    @Test
    void waitEndsWithThePatienceAndNamesTheCure() {
        ConsumeSettings hasty = patience(Duration.ofMillis(300));

        CompletableFuture<List<Consume.Consumed>> done = consume(kafka, sink(toPostgres.port()), hasty);

        assertFails(done, Problem.Kind.TRANSIENT, "does not answer", "hint: is it running?");
        assertThat(waits()).hasSize(1);
    }

    @Test
    void interruptEndsTheWait() throws Exception {
        Thread consumer = Thread.ofPlatform()
                .start(() -> Consume.run(
                        List.of(stream), kafka, sink(toPostgres.port()), ConsumeSettings.DEFAULT, events::add));
        awaitWait("does not answer");

        consumer.interrupt();

        assertThat(consumer.join(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void wrongPasswordIsNotWaitedFor() {
        ConnectionSettings wrong = ConnectionSettings.of(
                postgres.host(),
                postgres.port(),
                postgres.database(),
                postgres.owner().user(),
                Secret.of("tiger"));

        assertFails(
                consume(kafka, new SinkSettings(wrong, SinkSettings.SCHEMA), TO_THE_END),
                Problem.Kind.DATA,
                "refused user `" + postgres.owner().user() + "`",
                "hint: check user and password");
        assertThat(waits()).isEmpty();
    }

    @Test
    void hostThatNobodyKnowsIsNotWaitedFor() {
        ConnectionSettings wrong = ConnectionSettings.of(
                "nowhere.invalid", 5432, "none", "none", postgres.owner().password());

        assertFails(
                consume(kafka, new SinkSettings(wrong, SinkSettings.SCHEMA), TO_THE_END),
                Problem.Kind.DATA,
                "nobody knows the host of PostgreSQL at `nowhere.invalid:5432`",
                "hint: check `host`");
        assertFails(
                consume(KafkaSettings.at("nowhere.invalid:9092"), Shop.sink(postgres), TO_THE_END),
                Problem.Kind.USER,
                "nowhere.invalid",
                "hint: check the addresses");
        assertThat(waits()).isEmpty();
    }

    private static void assertFails(CompletableFuture<?> done, Problem.Kind kind, String... parts) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> {
                    try {
                        done.get(2, TimeUnit.MINUTES);
                    } catch (ExecutionException e) {
                        throw e.getCause();
                    }
                })
                .satisfies(it -> assertThat(it.problem().kind()).isEqualTo(kind))
                .satisfies(it -> assertThat(it.problem().text()).contains(parts));
    }

    private CompletableFuture<List<Consume.Consumed>> consume(
            KafkaSettings servers, SinkSettings sink, ConsumeSettings settings) {
        return CompletableFuture.supplyAsync(
                () -> Consume.run(List.of(stream), servers, sink, settings, events::add),
                it -> Thread.ofPlatform().start(it));
    }

    private SinkSettings sink(int port) {
        return new SinkSettings(
                ConnectionSettings.of(
                        postgres.host(),
                        port,
                        postgres.database(),
                        postgres.owner().user(),
                        postgres.owner().password()),
                SinkSettings.SCHEMA);
    }

    private static ConsumeSettings patience(Duration patience) {
        ConsumeSettings standard = ConsumeSettings.DEFAULT;
        return new ConsumeSettings(
                true,
                false,
                standard.batchRows(),
                standard.batchBytes(),
                standard.linger(),
                standard.memory(),
                patience);
    }

    private static Relay relay(ServerStatus server) {
        try {
            return Relay.to(server.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitWait(String why) {
        await().atMost(Duration.ofMinutes(1)).until(() -> waits().stream().anyMatch(it -> it.contains(why)));
    }

    private List<String> waits() {
        return events.stream()
                .filter(Event.Warned.class::isInstance)
                .map(it -> ((Event.Warned) it).message())
                .filter(it -> it.contains("waiting for it"))
                .toList();
    }
}
