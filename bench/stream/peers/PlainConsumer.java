import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A consumer as one writes it by hand: each thread polls, writes what it got as JDBC batches in one transaction and
/// commits its offsets afterwards. An event may come twice; the tables' keys make that harmless.
public final class PlainConsumer {
    private static final List<String> EVENT = List.of(
            "event_id", "event_type", "occurred_at", "invoice_id", "version", "issued_at", "customer_id",
            "customer_state", "payment_type", "installments", "currency", "products_amount", "freight_amount",
            "discount_amount", "icms_amount", "pis_amount", "cofins_amount", "total_amount");
    private static final List<String> LINE = List.of(
            "invoice_id", "version", "line_number", "product_id", "seller_id", "quantity", "unit_price", "amount", "cfop",
            "ncm", "icms_rate");
    private static final Map<String, Integer> TYPES = Map.of("occurred_at", Types.TIMESTAMP_WITH_TIMEZONE,
            "issued_at", Types.TIMESTAMP_WITH_TIMEZONE, "version", Types.INTEGER, "installments", Types.INTEGER,
            "line_number", Types.INTEGER, "quantity", Types.INTEGER);

    private final ObjectMapper json = new ObjectMapper()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /// PlainConsumer TOPIC SCHEMA THREADS
    public static void main(String[] arguments) throws InterruptedException {
        for (int i = 1; i < Integer.parseInt(arguments[2]); i++) {
            Thread.ofPlatform().start(() -> new PlainConsumer().run(arguments[0], arguments[1]));
        }
        new PlainConsumer().run(arguments[0], arguments[1]);
    }

    private void run(String topic, String schema) {
        Map<String, String> env = System.getenv();
        String url = "jdbc:postgresql://" + env.get("BENCH_HOST") + ":" + env.get("BENCH_PORT") + "/"
                + env.get("BENCH_DATABASE") + "?reWriteBatchedInserts=true";
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(env.get("BENCH_BROKERS"), schema);
                Connection connection =
                        DriverManager.getConnection(url, env.get("BENCH_USER"), env.get("BENCH_PASSWORD"))) {
            connection.setAutoCommit(false);
            consumer.subscribe(List.of(topic));
            try (PreparedStatement events = insert(connection, schema + ".invoice_events", EVENT);
                    PreparedStatement lines = insert(connection, schema + ".invoice_event_lines", LINE)) {
                while (true) {
                    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(25));
                    if (!records.isEmpty()) {
                        write(records, events, lines);
                        connection.commit();
                        consumer.commitSync();
                    }
                }
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String brokers, String schema) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", brokers);
        properties.put("group.id", "bench-" + schema);
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        properties.put("max.poll.records", "5000");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static PreparedStatement insert(Connection connection, String table, List<String> columns)
            throws SQLException {
        return connection.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + "?, ".repeat(columns.size() - 1) + "?) ON CONFLICT DO NOTHING");
    }

    private void write(ConsumerRecords<byte[], byte[]> records, PreparedStatement events, PreparedStatement lines)
            throws Exception {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            JsonNode event = json.readTree(record.value());
            bind(events, EVENT, event, event);
            for (JsonNode line : event.get("lines")) {
                bind(lines, LINE, line, event);
            }
        }
        events.executeBatch();
        lines.executeBatch();
    }

    /// Fields of the line, or of its event where the line has none.
    private static void bind(PreparedStatement statement, List<String> columns, JsonNode first, JsonNode second)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            JsonNode value = first.has(column) ? first.get(column) : second.get(column);
            bind(statement, i + 1, column, value);
        }
        statement.addBatch();
    }

    private static void bind(PreparedStatement statement, int place, String column, JsonNode value)
            throws SQLException {
        int type = TYPES.getOrDefault(column, Types.OTHER);
        if (value == null || value.isNull()) {
            statement.setNull(place, column.equals("icms_rate") ? Types.NUMERIC : Types.VARCHAR);
        } else if (type == Types.TIMESTAMP_WITH_TIMEZONE) {
            statement.setObject(place, OffsetDateTime.parse(value.textValue()));
        } else if (type == Types.INTEGER) {
            statement.setInt(place, value.intValue());
        } else if (value.isNumber()) {
            statement.setBigDecimal(place, value.decimalValue());
        } else {
            statement.setString(place, value.textValue());
        }
    }
}
