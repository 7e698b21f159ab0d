package dev.feira.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The shop's own streams, made from a shop of three customers and four items.
class EventsTest {
    private static final Path SAMPLE = Path.of("..", "projects", "olist", "sample");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 4000;

    private static Shop shop;

    @BeforeAll
    static void fillShop() throws SQLException {
        shop = Shop.open();
        try (Connection connection = shop.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (customer_id CHAR(32), customer_state CHAR(2))");
            statement.execute("CREATE TABLE order_items (order_id CHAR(32), order_item_id INT, product_id CHAR(32),"
                    + " seller_id CHAR(32), price DECIMAL(10,2), freight_value DECIMAL(10,2))");
            for (int i = 0; i < 4; i++) {
                statement.execute("INSERT INTO order_items VALUES (%d, 1, 'product %d', 'seller %d', %d.99, 7.5)"
                        .formatted(i, i, i % 2, 10 * i + 9));
            }
            statement.execute("INSERT INTO customers VALUES ('ana', 'SP'), ('bia', 'RJ'), ('caio', NULL)");
        }
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    private static Events events(String stream, String key, double bad, long seed) {
        return Events.describedIn(SAMPLE.resolve(stream + ".yml"), stream, key, bad, seed, shop.database());
    }

    private static List<JsonNode> read(Events events) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (long i = 0; i < MANY; i++) {
            all.add(JSON.readTree(events.json(i)));
        }
        return all;
    }

    @Test
    void sameSeedMakesTheSameEventsInAnyOrder() {
        Events one = events("invoices", "invoice_id", 0.1, 7);
        Events two = events("invoices", "invoice_id", 0.1, 7);

        Map<Long, byte[]> backwards = new HashMap<>();
        for (long i = 499; i >= 0; i--) {
            backwards.put(i, two.json(i));
        }

        for (long i = 0; i < 500; i++) {
            assertThat(one.json(i)).isEqualTo(backwards.get(i));
        }
        assertThat(events("invoices", "invoice_id", 0.1, 8).key(0)).isNotEqualTo(one.key(0));
        assertThat(events("stock", "movement_id", 0, 7).key(0)).isNotEqualTo(one.key(0));
    }

    @Test
    void eachEventHasAnIdOfItsOwn() throws IOException {
        Set<String> ids = read(events("invoices", "invoice_id", 0, 1)).stream()
                .map(event -> event.get("event_id").asText())
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(MANY);
    }

    @Test
    void versionsOfAnInvoiceCountFromOneAndNothingFollowsACancellation() throws IOException {
        Map<String, JsonNode> newest = new HashMap<>();
        int followed = 0;

        for (JsonNode event : read(events("invoices", "invoice_id", 0, 1))) {
            JsonNode before = newest.put(event.get("invoice_id").asText(), event);
            int version = event.get("version").asInt();
            assertThat(version)
                    .isEqualTo(before == null ? 1 : before.get("version").asInt() + 1);
            assertThat(event.get("event_type").asText().equals("issued")).isEqualTo(version == 1);
            if (before != null) {
                followed++;
                assertThat(before.get("event_type").asText()).isNotEqualTo("cancelled");
                assertThat(event.get("issued_at")).isEqualTo(before.get("issued_at"));
                assertThat(event.get("customer_id")).isEqualTo(before.get("customer_id"));
                assertThat(event.get("lines")).isEqualTo(before.get("lines"));
            }
        }

        assertThat(followed).isBetween(MANY / 10, MANY / 5);
        assertThat(newest.values())
                .anyMatch(event -> event.get("event_type").asText().equals("cancelled"));
    }

    @Test
    void amountsAddUpToTheCentAndReferToTheShop() throws IOException {
        for (JsonNode event : read(events("invoices", "invoice_id", 0, 1))) {
            double products = 0;
            for (JsonNode line : event.get("lines")) {
                products += line.get("amount").asDouble();
                assertThat(line.get("amount").asDouble())
                        .isCloseTo(
                                line.get("unit_price").asDouble()
                                        * line.get("quantity").asInt(),
                                within(0.001));
                assertThat(line.get("product_id").asText()).startsWith("product ");
            }
            assertThat(cents(event, "products_amount")).isEqualTo(Math.round(products * 100));
            assertThat(cents(event, "total_amount"))
                    .isEqualTo(cents(event, "products_amount")
                            + cents(event, "freight_amount")
                            - cents(event, "discount_amount"));
            assertThat(event.get("customer_id").asText()).isIn("ana", "bia", "caio");
        }
    }

    private static long cents(JsonNode event, String field) {
        return Math.round(event.get(field).asDouble() * 100);
    }

    @Test
    void shareOfBadEventsIsOfEveryKind() {
        Events events = events("invoices", "invoice_id", 0.05, 3);

        Map<String, Long> faults = LongStream.range(0, MANY)
                .boxed()
                .flatMap(i -> events.fault(i).stream())
                .collect(Collectors.groupingBy(fault -> fault, Collectors.counting()));

        assertThat(faults)
                .containsOnlyKeys(
                        "broken_json", "missing_field", "wrong_type", "out_of_range", "nul_character", "invalid_utf8");
        assertThat(faults.values().stream().mapToLong(n -> n).sum()).isBetween(MANY / 25L, MANY / 15L);
    }

    @Test
    void badEventIsWhatItsFaultSays() throws IOException {
        Events good = events("invoices", "invoice_id", 0, 3);
        Events bad = events("invoices", "invoice_id", 1, 3);

        for (long i = 0; i < 300; i++) {
            byte[] json = bad.json(i);
            assertThat(bad.key(i)).isEqualTo(good.key(i));
            switch (bad.fault(i).orElseThrow()) {
                case "broken_json" ->
                    assertThatThrownBy(() -> JSON.readTree(json)).isInstanceOf(IOException.class);
                case "invalid_utf8" ->
                    assertThatThrownBy(() -> UTF_8.newDecoder().decode(ByteBuffer.wrap(json)))
                            .isInstanceOf(CharacterCodingException.class);
                case "missing_field" -> {
                    assertThat(names(json)).hasSize(names(good.json(i)).size() - 1);
                }
                case "nul_character" -> assertThat(new String(json, UTF_8)).contains("\\u0000");
                case "out_of_range" -> assertThat(new String(json, UTF_8)).contains(":999999999999999999999");
                default -> assertThat(new String(json, UTF_8)).contains(":\"unknown\"");
            }
        }
    }

    private static Set<String> names(byte[] json) throws IOException {
        Set<String> names = new HashSet<>();
        JSON.readTree(json).fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void stockNeedsNothingButItsDescription() throws IOException {
        Map<String, Integer> minimum = new HashMap<>();

        for (JsonNode movement : read(events("stock", "product_id", 0, 1))) {
            assertThat(names(JSON.writeValueAsBytes(movement)))
                    .contains("event_id", "movement_id", "moved_at", "product_id", "seller_id", "kind", "quantity");
            int quantity = movement.get("quantity").asInt();
            assertThat(quantity).isNotZero();
            assertThat(movement.get("kind").asText().equals("sale") && quantity > 0)
                    .isFalse();
            minimum.merge(
                    movement.get("product_id").asText(), movement.get("minimum").asInt(), Math::max);
        }

        assertThat(minimum).hasSize(4);
    }

    @Test
    void shopWithoutRowsIsSaidWithTheCure() {
        try (Shop empty = Shop.open()) {
            try (Connection connection = empty.database().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE order_items (order_id INT, order_item_id INT, product_id CHAR(32),"
                        + " seller_id CHAR(32))");
            } catch (SQLException e) {
                throw empty.database().problem(e);
            }

            assertThatThrownBy(() -> Events.describedIn(
                            SAMPLE.resolve("stock.yml"), "stock", "product_id", 0, 1, empty.database()))
                    .hasMessage("table `order_items` of the source is empty, and events refer to its rows");
        }
    }
}
