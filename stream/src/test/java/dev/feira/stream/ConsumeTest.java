package dev.feira.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.ProblemException;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import dev.feira.stream.consume.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole way: a real Kafka, a real PostgreSQL.
class ConsumeTest {
    private static final ConsumeSettings TO_THE_END = ConsumeSettings.DEFAULT.untilCaughtUp(true);

    private final ServerStatus postgres = SharedServer.of(Server.POSTGRESQL).freshDatabase();
    private final KafkaSettings kafka =
            KafkaSettings.at(SharedServer.of(Server.KAFKA).status().address());
    private final SinkSettings sink = Shop.sink(postgres);
    private final Stream stream =
            Shop.invoices("invoices-" + UUID.randomUUID().toString().substring(0, 8));
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final EventListener listener = events::add;
    private final Admin admin = Admin.create(kafka.clientProperties());
    private final Producer<byte[], byte[]> producer = KafkaClients.producer(kafka, "test");

    @BeforeEach
    void makeTopic() throws Exception {
        makeTopic(2);
    }

    @AfterEach
    void close() {
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }

    @Test
    void eventsReachTheirTablesAndAddUp() throws Exception {
        for (int i = 0; i < 500; i++) {
            send("i" + i % 100, Shop.invoice("i" + i % 100, 1 + i / 100, 1 + i % 3));
        }
        send("bad", "{".getBytes(StandardCharsets.UTF_8));
        send("i1", Shop.invoice("i1", 1, 1));

        List<Consume.Consumed> done = consume(TO_THE_END);

        assertThat(done).extracting(Consume.Consumed::events).containsExactly(502L);
        assertThat(rows("SELECT count(*), sum(version) FROM invoice_events")).containsExactly("500|1500");
        assertThat(rows("SELECT count(*), min(version) FROM invoices")).containsExactly("100|5");
        assertThat(rows("SELECT sum(rows), sum(duplicates), sum(dead_letters), sum(gaps) FROM ingest_offset"))
                .containsExactly("500|1|1|0");
        StreamStatus status = StreamStatus.of(stream, kafka, sink);
        assertThat(status.partitions())
                .hasSize(2)
                .allMatch(StreamStatus.Partition::adds)
                .allMatch(it -> it.lag() == 0);
        assertThat(status.pace().eventsPerSecond()).isPositive();
    }

    @Test
    void secondRunGoesOnWhereTheFirstStopped() throws Exception {
        send("a", Shop.invoice("a", 1, 1));
        consume(TO_THE_END);
        send("a", Shop.invoice("a", 2, 1));

        assertThat(consume(TO_THE_END)).extracting(Consume.Consumed::events).containsExactly(1L);
        assertThat(rows("SELECT sum(rows), sum(duplicates) FROM ingest_offset")).containsExactly("2|0");
    }

    @Test
    void consumersShareThePartitionsAndInterruptEndsThem() throws Exception {
        Thread first = consumer();
        Thread second = consumer();
        for (int i = 0; i < 300; i++) {
            send("i" + i, Shop.invoice("i" + i, 1, 1));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows("SELECT sum(rows) FROM ingest_offset").contains("300"));
        first.interrupt();
        for (int i = 300; i < 400; i++) {
            send("i" + i, Shop.invoice("i" + i, 1, 1));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows("SELECT sum(rows) FROM ingest_offset").contains("400"));
        second.interrupt();
        assertThat(first.join(Duration.ofSeconds(20))).isTrue();
        assertThat(second.join(Duration.ofSeconds(20))).isTrue();
        assertThat(rows("SELECT count(*), count(DISTINCT invoice_id) FROM invoice_events"))
                .containsExactly("400|400");
    }

    @Test
    void deadLettersReachTheirTopicAndAreReplayedAfterAFix() throws Exception {
        send("a", Shop.invoice("a", 1, 1));
        producer.send(withVersion("b", Shop.invoice("b", 1, 1), "not a version"))
                .get();
        send("c", "[]".getBytes(StandardCharsets.UTF_8));
        consume(TO_THE_END);

        ConsumerRecord<byte[], byte[]> letter = deadLetters(2).stream()
                .filter(it -> new String(it.key(), StandardCharsets.UTF_8).equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.value()).isEqualTo(Shop.invoice("b", 1, 1));
        assertThat(header(letter, "topic")).isEqualTo(stream.topic());
        assertThat(header(letter, "error-class")).isEqualTo("schema_version");
        assertThat(header(letter, "schema-id")).isEqualTo("invoices/1");
        assertThat(Replay.run(stream, kafka, sink)).isEqualTo(new Replay.Replayed("invoices", 0, 2));

        execute("UPDATE kafka_streaming.dead_letter SET schema_version = '1' WHERE schema_version IS NOT NULL");
        assertThat(Replay.run(stream, kafka, sink)).isEqualTo(new Replay.Replayed("invoices", 1, 1));
        consume(TO_THE_END);

        assertThat(rows("SELECT invoice_id FROM invoice_events ORDER BY 1")).containsExactly("a", "b");
        assertThat(rows("SELECT sum(rows), sum(dead_letters) FROM ingest_offset"))
                .containsExactly("2|2");
    }

    @Test
    void missingTopicIsOneClearError() {
        Stream other = Shop.invoices("nowhere-" + UUID.randomUUID());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Consume.run(List.of(other), kafka, sink, TO_THE_END, listener))
                .satisfies(it -> assertThat(it.problem().text())
                        .contains("there is no topic `" + other.topic() + "`", "hint: create it"));
    }

    @Test
    void topicMadeAnewStopsUntilSomebodyAcceptsThat() throws Exception {
        send("a", Shop.invoice("a", 1, 1));
        consume(TO_THE_END);
        admin.deleteTopics(List.of(stream.topic())).all().get();
        await().atMost(Duration.ofSeconds(60)).until(this::madeAnew);
        send("b", Shop.invoice("b", 1, 1));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> consume(TO_THE_END))
                .satisfies(
                        it -> assertThat(it.problem().text()).contains("was deleted and made anew", "--accept-loss"));
        consume(TO_THE_END.acceptLoss(true));

        assertThat(rows("SELECT invoice_id FROM invoice_events ORDER BY 1")).containsExactly("a", "b");
    }

    @Test
    void lostEventsStopThePartitionUntilSomebodyAcceptsThat() throws Exception {
        send("a", Shop.invoice("a", 1, 1));
        consume(TO_THE_END);
        for (int i = 0; i < 20; i++) {
            send("i" + i, Shop.invoice("i" + i, 1, 1));
        }
        int partition = Integer.parseInt(rows("SELECT partition FROM ingest_offset ORDER BY next_offset DESC LIMIT 1")
                .getFirst());
        admin.deleteRecords(Map.of(new TopicPartition(stream.topic(), partition), RecordsToDelete.beforeOffset(3)))
                .all()
                .get();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> consume(TO_THE_END))
                .satisfies(it -> assertThat(it.problem().text())
                        .contains("begins at offset 3, but the events from 1 on were not read yet", "--accept-loss"));
        consume(TO_THE_END.acceptLoss(true));

        assertThat(rows("SELECT gaps FROM ingest_offset WHERE partition = " + partition))
                .containsExactly("2");
        assertThat(rows("SELECT sum(next_offset - first_offset) FROM ingest_offset"))
                .containsExactly("21");
    }

    @Test
    void parkedPartitionDoesNotStopTheOthers() throws Exception {
        send("a", Shop.invoice("a", 1, 1));
        consume(TO_THE_END);
        execute("UPDATE kafka_streaming.ingest_offset SET next_offset = 1000, gaps = gaps + 1000 - next_offset"
                + " WHERE partition = 0");
        for (int i = 0; i < 20; i++) {
            send("i" + i, Shop.invoice("i" + i, 1, 1));
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> consume(TO_THE_END))
                .withMessageContaining("partition 0 of topic")
                .withMessageContaining("the topic lost its end");

        assertThat(rows("SELECT count(*) > 0 FROM invoice_events WHERE invoice_id LIKE 'i%' AND partition = 1"))
                .containsExactly("t");
        assertThat(events)
                .anyMatch(it ->
                        it instanceof Event.Warned warned && warned.message().startsWith("partition 0 is parked"));
    }

    @Test
    void postgresThatGoesAwayForAMomentLosesNothing() throws Exception {
        Thread consumer = consumer();
        for (int i = 0; i < 400; i++) {
            send("i" + i, Shop.invoice("i" + i, 1, 2));
            if (i % 100 == 50) {
                endSessions();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows("SELECT sum(rows) FROM ingest_offset").contains("400"));
        consumer.interrupt();
        consumer.join(Duration.ofSeconds(20));

        assertThat(rows("SELECT count(*) FROM invoice_event_lines")).containsExactly("800");
        assertThat(rows("SELECT sum(duplicates), sum(gaps), sum(dead_letters) FROM ingest_offset"))
                .containsExactly("0|0|0");
    }

    private void endSessions() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        SharedServer.of(Server.POSTGRESQL).admin().user(),
                        SharedServer.of(Server.POSTGRESQL).admin().password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                    + postgres.database() + "' AND pid <> pg_backend_pid()");
        }
    }

    /// With a limit, so that a consumer that does not end fails the test.
    private List<Consume.Consumed> consume(ConsumeSettings settings) {
        CompletableFuture<List<Consume.Consumed>> done = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                done.complete(Consume.run(List.of(stream), kafka, sink, settings, listener));
            } catch (ProblemException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.orTimeout(90, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private Thread consumer() {
        return Thread.ofPlatform()
                .start(() -> Consume.run(List.of(stream), kafka, sink, ConsumeSettings.DEFAULT, listener));
    }

    private boolean madeAnew() throws Exception {
        try {
            makeTopic(2);
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private void makeTopic(int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(stream.topic(), partitions, (short) 1)))
                .all()
                .get();
    }

    private void send(String key, byte[] event) throws Exception {
        producer.send(new ProducerRecord<>(stream.topic(), key.getBytes(StandardCharsets.UTF_8), event))
                .get();
    }

    private ProducerRecord<byte[], byte[]> withVersion(String key, byte[] event, String version) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(stream.topic(), key.getBytes(StandardCharsets.UTF_8), event);
        record.headers().add(Stream.versionHeader(), version.getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters(int count) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                kafka.clientProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(stream.deadLetterTopic(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                return letters.size() >= count;
            });
        }
        return letters;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = kafka_streaming");
            if (!statement
                    .executeQuery("SELECT 1 WHERE to_regclass('ingest_offset') IS NOT NULL")
                    .next()) {
                return List.of();
            }
            try (ResultSet row = statement.executeQuery(sql)) {
                List<String> rows = new ArrayList<>();
                while (row.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(String.valueOf(row.getString(i)));
                    }
                    rows.add(String.join("|", cells));
                }
                return rows;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(),
                postgres.owner().user(),
                postgres.owner().password().reveal());
    }
}
