package dev.feira.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.feira.sample.Events;
import dev.feira.sandbox.ServerStatus;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// What the stream promises, held against the generator: it alone knows which events there are. The topic says in which
/// partition each copy of an event is.
final class Promise {
    private static final String EVENTS = "SELECT concat_ws('|', event_id, invoice_id, version, event_type, customer_id,"
            + " payment_type, total_amount) FROM invoice_events";
    private static final String LINES = "SELECT concat_ws('|', invoice_id, version, line_number, product_id, seller_id,"
            + " quantity, unit_price, amount) FROM invoice_event_lines";
    private static final String LATEST = "SELECT concat_ws('|', invoice_id, version, event_id) FROM invoices";
    private static final String LETTERS =
            "SELECT concat_ws('|', partition, \"offset\") FROM dead_letter ORDER BY partition, \"offset\"";
    private static final String LEDGER =
            "SELECT partition, concat_ws('|', first_offset, next_offset, rows, dead_letters,"
                    + " duplicates, gaps) FROM ingest_offset ORDER BY partition";

    private final Events events;
    private final ServerStatus postgres;
    private final Map<Long, Integer> copies = new HashMap<>();
    private final Map<Integer, Account> accounts = new TreeMap<>();
    private final List<String> bad = new ArrayList<>();
    private final List<Long> produced = new ArrayList<>();

    /// What a partition's messages must have become.
    private static final class Account {
        private long end;
        private long rows;
        private long deadLetters;
        private long duplicates;

        String line() {
            return "0|" + end + "|" + rows + "|" + deadLetters + "|" + duplicates + "|0";
        }
    }

    private Promise(Events events, ServerStatus postgres) {
        this.events = events;
        this.postgres = postgres;
    }

    /// Every offset of the topic must be written. Messages without the producer's mark carry the number of the event
    /// that
    /// they repeat in header `repeated`.
    ///
    /// @return how many events there were
    static long holds(Events events, KafkaSettings kafka, String topic, ServerStatus postgres) throws SQLException {
        Promise promise = new Promise(events, postgres);
        new TopicContent(kafka, topic).forEach(promise::account);
        promise.verify();
        return promise.produced.size();
    }

    private void account(ConsumerRecord<byte[], byte[]> message) {
        Header generated = message.headers().lastHeader("generated");
        long number = generated == null
                ? Long.parseLong(text(message.headers().lastHeader("repeated")))
                : Long.parseLong(text(generated).substring(text(generated).indexOf('/') + 1));
        if (generated != null) {
            produced.add(number);
        }
        Account account = accounts.computeIfAbsent(message.partition(), _ -> new Account());
        account.end = message.offset() + 1;
        if (events.fault(number).isPresent()) {
            account.deadLetters++;
            bad.add(message.partition() + "|" + message.offset());
        } else if (copies.merge(number, 1, Integer::sum) == 1) {
            account.rows++;
        } else {
            account.duplicates++;
        }
    }

    private static String text(Header header) {
        return new String(header.value(), US_ASCII);
    }

    private void verify() throws SQLException {
        assertThat(produced)
                .as("numbers of the produced events")
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, produced.size()).boxed().toList());
        assertThat(rows(LEDGER)).isEqualTo(ledger());
        assertThat(rows(LETTERS).stream().sorted().toList())
                .isEqualTo(bad.stream().sorted().toList());
        verifyRows();
    }

    private List<String> ledger() {
        return accounts.entrySet().stream()
                .map(it -> it.getKey() + "|" + it.getValue().line())
                .toList();
    }

    private void verifyRows() throws SQLException {
        Set<String> wantedEvents = new HashSet<>();
        Set<String> wantedLines = new HashSet<>();
        Map<String, String> latest = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        for (long number : copies.keySet()) {
            JsonNode event = MadeInvoices.json(events.json(number));
            String invoice = event.get("invoice_id").asText();
            int version = event.get("version").asInt();
            wantedEvents.add(
                    fields(event, "event_id", "invoice_id", "version", "event_type", "customer_id", "payment_type")
                            + "|" + money(event, "total_amount"));
            for (JsonNode line : event.get("lines")) {
                wantedLines.add(invoice + "|" + version + "|"
                        + fields(line, "line_number", "product_id", "seller_id", "quantity") + "|"
                        + money(line, "unit_price") + "|" + money(line, "amount"));
            }
            if (version > versions.getOrDefault(invoice, 0)) {
                versions.put(invoice, version);
                latest.put(invoice, fields(event, "invoice_id", "version", "event_id"));
            }
        }
        requireSame("invoice_events", rows(EVENTS), wantedEvents);
        requireSame("invoice_event_lines", rows(LINES), wantedLines);
        requireSame("invoices", rows(LATEST), new HashSet<>(latest.values()));
    }

    private static String fields(JsonNode node, String... names) {
        return List.of(names).stream().map(it -> node.get(it).asText()).collect(Collectors.joining("|"));
    }

    private static String money(JsonNode node, String name) {
        return node.get(name)
                .decimalValue()
                .setScale(2, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /// Sets are compared, and how many there are: nothing lost, nothing foreign, nothing twice.
    private static void requireSame(String table, List<String> found, Set<String> wanted) {
        Set<String> distinct = new HashSet<>(found);
        assertThat(wanted.stream().filter(it -> !distinct.contains(it)))
                .as("lost from %s", table)
                .isEmpty();
        assertThat(distinct.stream().filter(it -> !wanted.contains(it)))
                .as("foreign in %s", table)
                .isEmpty();
        assertThat(found).as("rows of %s, none twice", table).hasSameSizeAs(wanted);
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        postgres.owner().user(),
                        postgres.owner().password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = kafka_streaming");
            List<String> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    int columns = row.getMetaData().getColumnCount();
                    rows.add(columns == 1 ? row.getString(1) : row.getString(1) + "|" + row.getString(2));
                }
            }
            return rows;
        }
    }
}
