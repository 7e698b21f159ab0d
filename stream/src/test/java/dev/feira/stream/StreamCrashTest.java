package dev.feira.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.feira.core.EventListener;
import dev.feira.core.Secret;
import dev.feira.sample.Events;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.stream.consume.KafkaClients;
import dev.feira.testkit.ChildJvm;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/// `kill -9` of the producer, of two consumers, of the broker and of PostgreSQL, alone and together, while events flow,
/// one in a hundred of them bad, some sent twice: at the end the promise holds. `-Dfeira.faults.rounds=100` for a
/// longer
/// run, `feira.faults.seed` for other deaths.
class StreamCrashTest {
    private static final int ROUNDS = Integer.getInteger("feira.faults.rounds", 15);
    private static final long SEED = Long.getLong("feira.faults.seed", 42);
    private static final String TOPIC = "invoices";
    private static final double BAD = 0.01;
    private static final int PER_SECOND = 400;
    private static final int REPEATED = 20;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// Who dies, and with whom.
    private static final List<Set<Victim>> DEATHS = List.of(
            Set.of(Victim.PRODUCER),
            Set.of(Victim.FIRST_CONSUMER),
            Set.of(Victim.SECOND_CONSUMER),
            Set.of(Victim.FIRST_CONSUMER, Victim.SECOND_CONSUMER),
            Set.of(Victim.POSTGRES),
            Set.of(Victim.BROKER),
            Set.of(Victim.PRODUCER, Victim.FIRST_CONSUMER),
            Set.of(Victim.PRODUCER, Victim.POSTGRES),
            Set.of(Victim.SECOND_CONSUMER, Victim.POSTGRES),
            Set.of(Victim.PRODUCER, Victim.BROKER),
            Set.of(Victim.BROKER, Victim.POSTGRES));

    private enum Victim {
        PRODUCER,
        FIRST_CONSUMER,
        SECOND_CONSUMER,
        BROKER,
        POSTGRES
    }

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Events events = MadeInvoices.events(BAD);
    private final Map<Victim, ChildJvm> programs = new EnumMap<>(Victim.class);
    private final Map<Server, ServerStatus> servers = new EnumMap<>(Server.class);
    private final List<Future<RecordMetadata>> repeated = new ArrayList<>();
    private final List<Set<Victim>> deaths = new ArrayList<>();

    @AfterEach
    void end() {
        programs.values().forEach(ChildJvm::close);
        Sandbox.in(folder).reset(EventListener.none());
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        up();
        makeTopic();
        for (Victim program : List.of(Victim.PRODUCER, Victim.FIRST_CONSUMER, Victim.SECOND_CONSUMER)) {
            start(program);
        }
        KafkaSettings patient =
                new KafkaSettings(kafka().servers(), Map.of("delivery.timeout.ms", Secret.of("120000")));
        try (Producer<byte[], byte[]> again = KafkaClients.producer(patient, "repeats")) {
            for (int round = 0; round < ROUNDS; round++) {
                if (round == 0 || random.nextInt(3) == 0) {
                    awaitRows(1 + random.nextInt(PER_SECOND));
                }
                repeat(again);
                kill(nextDeath());
            }
            for (Future<RecordMetadata> each : repeated) {
                each.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        }
        program(Victim.PRODUCER).kill();
        produceTheRest();
        await("all events").atMost(LIMIT).ignoreExceptions().until(this::allIsWritten);

        long made = Promise.holds(events, kafka(), TOPIC, server(Server.POSTGRESQL));

        System.out.printf(
                "stream survived %d rounds of kill -9, seed %d: %d events, %d repeats%n",
                ROUNDS, SEED, made, repeated.size());
    }

    /// A moment that nobody chose: so many rows later, whoever lives. Two deaths of three do not wait for it: they meet
    /// those that are still getting up.
    private void awaitRows(int more) {
        long[] before = {-1};
        await("rows").atMost(LIMIT).ignoreExceptions().until(() -> {
            long now = number("SELECT coalesce(sum(rows), 0) FROM ingest_offset");
            before[0] = before[0] < 0 ? now : before[0];
            return now >= before[0] + more;
        });
    }

    /// Events that were sent long ago come once more: as many were made as there are rows, so each of those numbers is
    /// in
    /// the topic, or will be.
    private void repeat(Producer<byte[], byte[]> producer) throws SQLException {
        int made = (int) number("SELECT sum(rows) FROM ingest_offset");
        for (int i = 0; i < REPEATED; i++) {
            long number = random.nextInt(made);
            ProducerRecord<byte[], byte[]> message =
                    new ProducerRecord<>(TOPIC, events.key(number).getBytes(UTF_8), events.json(number));
            message.headers().add("repeated", Long.toString(number).getBytes(US_ASCII));
            repeated.add(producer.send(message));
        }
    }

    private Set<Victim> nextDeath() {
        if (deaths.isEmpty()) {
            deaths.addAll(DEATHS);
            Collections.shuffle(deaths, random);
        }
        return deaths.removeLast();
    }

    private void kill(Set<Victim> victims) throws Exception {
        for (Victim victim : victims) {
            switch (victim) {
                case BROKER -> kill(Server.KAFKA);
                case POSTGRES -> kill(Server.POSTGRESQL);
                default -> program(victim).kill();
            }
        }
        for (Victim victim : victims) {
            if (victim != Victim.BROKER && victim != Victim.POSTGRES) {
                start(victim);
            }
        }
        up();
    }

    private ChildJvm program(Victim victim) {
        return Objects.requireNonNull(programs.get(victim));
    }

    private void kill(Server server) {
        ProcessHandle process =
                ProcessHandle.of(server(server).pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private void up() {
        Sandbox.in(folder)
                .up(Set.of(Server.POSTGRESQL, Server.KAFKA), "live", EventListener.none())
                .forEach(it -> servers.put(it.server(), it));
    }

    private ServerStatus server(Server server) {
        return Objects.requireNonNull(servers.get(server));
    }

    private KafkaSettings kafka() {
        return KafkaSettings.at(server(Server.KAFKA).address());
    }

    private void makeTopic() throws Exception {
        try (Admin admin = Admin.create(kafka().clientProperties())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
            new ConsumerGroup(admin, TOPIC).missTheDeadSoon();
        }
    }

    private void start(Victim program) throws Exception {
        programs.put(
                program,
                program == Victim.PRODUCER
                        ? producer()
                        : ConsumerProcess.start(kafka(), TOPIC, server(Server.POSTGRESQL)));
    }

    private ChildJvm producer() throws Exception {
        ServerStatus shop = MadeInvoices.shop();
        return ChildJvm.start(
                ProcessBuilder::inheritIO,
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                ProducingProgram.class,
                shop.jdbcUrl(),
                shop.owner().user(),
                shop.owner().passwordFile().toString(),
                kafka().servers(),
                TOPIC,
                Integer.toString(PER_SECOND),
                Double.toString(BAD));
    }

    /// The last run makes up for what the killed one left out.
    private void produceTheRest() {
        ProduceSettings last = new ProduceSettings(
                Double.POSITIVE_INFINITY, Optional.of(500L), Optional.empty(), BAD, MadeInvoices.SEED);
        assertThat(Produce.run(Shop.invoices(TOPIC), events, kafka(), last, EventListener.none())
                        .events())
                .isEqualTo(500);
    }

    private boolean allIsWritten() {
        return StreamStatus.of(Shop.invoices(TOPIC), kafka(), Shop.sink(server(Server.POSTGRESQL)))
                .partitions()
                .stream()
                .allMatch(it -> it.lag() == 0);
    }

    private long number(String sql) throws SQLException {
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
