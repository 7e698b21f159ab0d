package dev.feira.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.feira.core.EventListener;
import dev.feira.core.Secret;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.stream.consume.KafkaClients;
import dev.feira.testkit.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of consumers, PostgreSQL and broker while events flow, some of them bad, some sent twice: at the end
/// nothing is lost and nothing there twice. `-Dfeira.fault.rounds=100` for a longer run, `feira.fault.seed` for
/// another.
class StreamCrashTest {
    private static final int ROUNDS = Integer.getInteger("feira.fault.rounds", 4);
    private static final int EVENTS = 150;
    private static final Map<Server, ServerStatus> SERVERS = new EnumMap<>(Server.class);

    @TempDir
    private Path folder;

    private final Random random = new Random(Long.getLong("feira.fault.seed", 42));
    private final Set<String> keys = new HashSet<>();
    private final List<ChildJvm> consumers = new ArrayList<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private long lines;
    private long bad;
    private long twice;

    @AfterEach
    void end() {
        consumers.forEach(ChildJvm::close);
        Sandbox.in(folder).reset(EventListener.none());
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        up();
        KafkaSettings kafka =
                new KafkaSettings(server(Server.KAFKA).address(), Map.of("delivery.timeout.ms", Secret.of("120000")));
        makeTopic(kafka);
        consumers.add(consumer());
        consumers.add(consumer());
        try (Producer<byte[], byte[]> producer = KafkaClients.producer(kafka, "crash-test")) {
            for (int round = 0; round < ROUNDS; round++) {
                long before = keys.size();
                send(producer, round, EVENTS / 2);
                disturb(round % 4);
                send(producer, round, EVENTS / 2);
                await("events after round " + round)
                        .atMost(Duration.ofMinutes(3))
                        .ignoreExceptions()
                        .until(() -> number("SELECT sum(rows) FROM ingest_offset") > before);
            }
            for (Future<RecordMetadata> each : sent) {
                each.get(3, TimeUnit.MINUTES);
            }
        }
        await("all events")
                .atMost(Duration.ofMinutes(4))
                .ignoreExceptions()
                .until(() -> number("SELECT sum(next_offset - first_offset) FROM ingest_offset") == sent.size());

        assertThat(number("SELECT sum(rows) FROM ingest_offset")).isEqualTo(keys.size());
        assertThat(number("SELECT sum(dead_letters) FROM ingest_offset")).isEqualTo(bad);
        assertThat(number("SELECT sum(duplicates) FROM ingest_offset")).isEqualTo(twice);
        assertThat(number("SELECT sum(gaps) FROM ingest_offset")).isZero();
        assertThat(number("SELECT count(*) FROM invoice_events")).isEqualTo(keys.size());
        assertThat(number("SELECT count(DISTINCT (invoice_id, version)) FROM invoice_events"))
                .isEqualTo(keys.size());
        assertThat(number("SELECT count(*) FROM invoice_event_lines")).isEqualTo(lines);
        assertThat(number("SELECT count(*) FROM dead_letter")).isEqualTo(bad);
        assertThat(StreamStatus.of(Shop.invoices("invoices"), kafka, Shop.sink(server(Server.POSTGRESQL)))
                        .partitions())
                .allMatch(StreamStatus.Partition::adds)
                .allMatch(it -> it.lag() == 0);
    }

    private void send(Producer<byte[], byte[]> producer, int round, int count) {
        for (int i = 0; i < count; i++) {
            int id = random.nextInt(40 * (round + 1));
            String key = "i" + id;
            int version = 1 + random.nextInt(5);
            boolean malformed = random.nextInt(100) < 2;
            if (malformed) {
                bad++;
            } else if (keys.add(key + "/" + version)) {
                lines += 1 + id % 3;
            } else {
                twice++;
            }
            byte[] event = malformed
                    ? "{\"cut\": \"off".getBytes(StandardCharsets.UTF_8)
                    : Shop.invoice(key, version, 1 + id % 3);
            sent.add(producer.send(new ProducerRecord<>("invoices", key.getBytes(StandardCharsets.UTF_8), event)));
        }
    }

    private void disturb(int kind) throws Exception {
        switch (kind) {
            case 0 -> replaceConsumer(random.nextInt(2));
            case 1 -> kill(Server.POSTGRESQL);
            case 2 -> kill(Server.KAFKA);
            default -> {
                replaceConsumer(0);
                replaceConsumer(1);
            }
        }
    }

    private void replaceConsumer(int which) throws Exception {
        consumers.get(which).kill();
        consumers.set(which, consumer());
    }

    private void kill(Server server) {
        ProcessHandle process =
                ProcessHandle.of(server(server).pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
        up();
    }

    private void up() {
        Sandbox.in(folder)
                .up(Set.of(Server.POSTGRESQL, Server.KAFKA), "live", EventListener.none())
                .forEach(it -> SERVERS.put(it.server(), it));
    }

    private static ServerStatus server(Server server) {
        return Objects.requireNonNull(SERVERS.get(server));
    }

    private static void makeTopic(KafkaSettings kafka) throws Exception {
        try (Admin admin = Admin.create(kafka.clientProperties())) {
            admin.createTopics(List.of(new NewTopic("invoices", 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static ChildJvm consumer() throws Exception {
        ServerStatus postgres = server(Server.POSTGRESQL);
        return ChildJvm.start(
                ProcessBuilder::inheritIO,
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                ConsumerProcess.class,
                server(Server.KAFKA).address(),
                "invoices",
                postgres.host(),
                Integer.toString(postgres.port()),
                postgres.database(),
                postgres.owner().user(),
                postgres.owner().passwordFile().toString());
    }

    private static long number(String sql) throws SQLException {
        ServerStatus postgres = server(Server.POSTGRESQL);
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        postgres.owner().user(),
                        postgres.owner().password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = kafka_streaming");
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
