package dev.feira.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import dev.feira.stream.Shop;
import dev.feira.stream.Stream;
import dev.feira.stream.event.Arrival;
import dev.feira.stream.event.Batch;
import dev.feira.stream.event.EventReader;
import dev.feira.stream.event.Rows;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The PostgreSQL half, without Kafka: batches come from here.
class PartitionSinkTest {
    private static final String TOPIC = "invoices";
    private static final String ID = "topic-id";

    private final ServerStatus server = SharedServer.of(Server.POSTGRESQL).freshDatabase();
    private final Stream stream = Shop.invoices(TOPIC);
    private final Postgres postgres = Postgres.of(Shop.sink(server));
    private final PartitionSink sink = sink();

    @BeforeEach
    void makeTables() throws SQLException {
        try (Connection connection = postgres.connect()) {
            new Definition(stream).ensure(connection, "kafka_streaming");
            Ledger ledger = new Ledger(TOPIC, ID);
            ledger.begin(connection, 0, 0);
            ledger.begin(connection, 1, 100);
            connection.commit();
        }
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void eventsAndTheirLinesAreWrittenWithTheirPlace() throws Exception {
        Outcome outcome = sink.write(batch(0, invoice(0, "a", 1, 2), invoice(1, "b", 1, 1), invoice(2, "a", 2, 3)));

        assertThat(outcome).isEqualTo(new Outcome.Written(3));
        assertThat(rows("SELECT invoice_id, version, partition, \"offset\", issued_at AT TIME ZONE 'UTC', icms_amount"
                        + " FROM invoice_events ORDER BY \"offset\""))
                .containsExactly(
                        "a|1|0|0|2026-11-24 12:00:00|0.18",
                        "b|1|0|1|2026-11-24 12:00:00|0.18",
                        "a|2|0|2|2026-11-24 12:00:00|0.18");
        assertThat(rows(
                        "SELECT invoice_id, version, count(*), max(partition), max(\"offset\"), max(icms_rate), max(ncm)"
                                + " FROM invoice_event_lines GROUP BY 1, 2 ORDER BY 1, 2"))
                .containsExactly("a|1|2|0|0|0.1800|null", "a|2|3|0|2|0.1800|null", "b|1|1|0|1|0.1800|null");
        assertThat(rows("SELECT invoice_id, version FROM invoices ORDER BY 1")).containsExactly("a|2", "b|1");
        assertThat(ledger(0)).isEqualTo("0|3|3|0|0|0");
    }

    @Test
    void rowsOfATopicThatWasMadeAnewCarryAnotherNumber() throws Exception {
        sink.write(batch(0, invoice(0, "a", 1, 1)));
        int number;
        try (Connection connection = postgres.connect()) {
            Ledger anew = new Ledger(TOPIC, "another-id");
            anew.begin(connection, 0, 0);
            anew.begin(connection, 1, 0);
            connection.commit();
            number = anew.number(connection);
        }
        Batch batch = new Batch(new EventReader(stream.schema(), stream.layout().key()), new Rows(1), number, 0, 0);
        batch.add(invoice(0, "b", 1, 1));
        new PartitionSink(postgres, stream.layout(), TOPIC, "another-id", new Impatient()).write(batch);

        assertThat(rows("SELECT topic_id, topic_number, partition FROM ingest_offset ORDER BY 2, 3"))
                .containsExactly("topic-id|1|0", "topic-id|1|1", "another-id|2|0", "another-id|2|1");
        assertThat(rows("SELECT invoice_id, topic_number, partition, \"offset\" FROM invoice_events ORDER BY 1"))
                .containsExactly("a|1|0|0", "b|2|0|0");
        assertThat(rows("SELECT topic_number FROM invoice_event_lines ORDER BY 1"))
                .containsExactly("1", "2");
    }

    @Test
    void duplicatesAreCountedAndWrittenOnce() throws Exception {
        sink.write(batch(0, invoice(0, "a", 1, 2), invoice(1, "a", 1, 2)));
        sink.write(batch(2, invoice(2, "b", 1, 1), invoice(3, "a", 1, 5), invoice(4, "c", 1, 1)));

        assertThat(rows("SELECT invoice_id, \"offset\" FROM invoice_events ORDER BY 2"))
                .containsExactly("a|0", "b|2", "c|4");
        assertThat(rows("SELECT \"offset\", count(*) FROM invoice_event_lines GROUP BY 1 ORDER BY 1"))
                .containsExactly("0|2", "2|1", "4|1");
        assertThat(ledger(0)).isEqualTo("0|5|3|2|0|0");
    }

    @Test
    void zombieIsFencedOffAndToldWhereThePartitionStands() throws Exception {
        Batch late = batch(0, invoice(0, "a", 1, 1));
        sink().write(batch(0, invoice(0, "a", 1, 1), invoice(1, "b", 1, 1)));

        assertThat(sink.write(late)).isEqualTo(new Outcome.Fenced(2));
        assertThat(ledger(0)).isEqualTo("0|2|2|0|0|0");
    }

    @Test
    void badEventsAreDeadLettersWithTheirReason() throws Exception {
        sink.write(batch(0, event(0, "{"), invoice(1, "a", 1, 1), event(2, "[]"), event(5, "")));

        assertThat(rows("SELECT \"offset\", reason, convert_from(event, 'UTF8') FROM dead_letter ORDER BY 1"))
                .containsExactly("0|not_json|{", "2|wrong_type|[]", "5|empty|");
        assertThat(ledger(0)).isEqualTo("0|6|1|0|3|2");
    }

    @Test
    void whatOnlyPostgresFindsIsIsolated() throws Exception {
        run("ALTER TABLE kafka_streaming.invoice_events ADD CONSTRAINT sober CHECK (total_amount < 1000)");
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            arrivals.add(invoice(i, "i" + i, 1, 1, i == 37 || i == 38 || i == 99 ? "1000" : "1"));
        }

        assertThat(sink.write(batch(0, arrivals.toArray(Arrival[]::new)))).isEqualTo(new Outcome.Written(97));

        assertThat(rows("SELECT \"offset\", reason, message LIKE '23514%sober%' FROM dead_letter ORDER BY 1"))
                .containsExactly("37|refused_by_database|t", "38|refused_by_database|t", "99|refused_by_database|t");
        assertThat(ledger(0)).isEqualTo("0|100|97|0|3|0");
    }

    @Test
    void readOnlyDatabaseIsOneClearError() throws Exception {
        run("ALTER DATABASE " + server.database() + " SET default_transaction_read_only = on");
        try (Postgres fresh = Postgres.of(Shop.sink(server))) {
            PartitionSink refused = new PartitionSink(fresh, stream.layout(), TOPIC, ID, new Impatient());

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> refused.write(batch(0, invoice(0, "a", 1, 1))))
                    .satisfies(it -> assertThat(it.problem().text()).contains("is read-only", "hint: "));
        }
    }

    @Test
    void ledgerRefusesArithmeticThatDoesNotHold() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run("UPDATE kafka_streaming.ingest_offset SET next_offset = next_offset + 1"))
                .withMessageContaining("every_offset_is_accounted_for");
    }

    /// Batches of random sizes with bad events, duplicates and gaps, some written twice, some by another consumer.
    @Test
    void everyOffsetIsAccountedForWhateverHappens() throws Exception {
        Random random = new Random(11);
        Set<String> keys = new HashSet<>();
        long lines = 0;
        long position = 100;
        for (int round = 0; round < 60; round++) {
            List<Arrival> arrivals = new ArrayList<>();
            long offset = position;
            for (int i = random.nextInt(40); i >= 0; i--) {
                offset += random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0;
                String id = "i" + random.nextInt(1 + round * 30);
                int kind = random.nextInt(20);
                int count = 1 + random.nextInt(3);
                arrivals.add(kind == 0 ? event(offset, "{\"bad\": 1}") : invoice(offset, id, 1, count));
                lines += kind != 0 && keys.add(id) ? count : 0;
                offset++;
            }
            Batch batch = batch(1, position, arrivals);
            PartitionSink writer = random.nextBoolean() ? sink : sink();
            assertThat(writer.write(batch)).isInstanceOf(Outcome.Written.class);
            if (random.nextInt(4) == 0) {
                assertThat(sink.write(batch)).isEqualTo(new Outcome.Fenced(offset));
            }
            position = offset;
        }

        assertThat(rows("SELECT next_offset, next_offset - first_offset = rows + duplicates + dead_letters + gaps, rows"
                        + " FROM ingest_offset WHERE partition = 1"))
                .containsExactly(position + "|t|" + keys.size());
        assertThat(rows("SELECT count(*), count(DISTINCT invoice_id) FROM invoice_events"))
                .containsExactly(keys.size() + "|" + keys.size());
        assertThat(rows("SELECT count(*) FROM invoice_event_lines")).containsExactly(Long.toString(lines));
    }

    private PartitionSink sink() {
        return new PartitionSink(postgres, stream.layout(), TOPIC, ID, new Impatient());
    }

    private Batch batch(long from, Arrival... arrivals) {
        return batch(0, from, List.of(arrivals));
    }

    private Batch batch(int partition, long from, List<Arrival> arrivals) {
        Batch batch =
                new Batch(new EventReader(stream.schema(), stream.layout().key()), new Rows(1), 1, partition, from);
        arrivals.forEach(batch::add);
        return batch;
    }

    private static Arrival invoice(long offset, String id, int version, int lines) {
        return invoice(offset, id, version, lines, "1.00");
    }

    private static Arrival invoice(long offset, String id, int version, int lines, String total) {
        return new Arrival(offset, 0, 0, null, Shop.invoice(id, version, lines, total), null);
    }

    private static Arrival event(long offset, String text) {
        return new Arrival(offset, 0, 0, null, text.getBytes(StandardCharsets.UTF_8), null);
    }

    private String ledger(int partition) throws SQLException {
        return rows("SELECT first_offset, next_offset, rows, duplicates, dead_letters, gaps FROM ingest_offset"
                        + " WHERE partition = " + partition)
                .getFirst();
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
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

    private void run(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    /// Tries nothing twice.
    private record Impatient() implements Retry {
        @Override
        public boolean again(Problem problem) {
            throw problem.exception();
        }

        @Override
        public void succeeded() {}
    }
}
