package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shop's streams, from the producer to where they are read: stock in PostgreSQL, invoices in the star schema.
class LiveShopTest {
    @TempDir
    static Path folder;

    private static Shop shop;

    @BeforeAll
    static void givenSmallShop() throws IOException {
        shop = Shop.in(folder);
        Path settings = folder.resolve("feira.yml");
        Files.writeString(settings, Files.readString(settings).replace("scale: 1\n", "scale: 0.002\n"));
        shop.done("sandbox", "up", "mariadb", "postgresql", "kafka");
        shop.done("sample", "generate");
    }

    @AfterAll
    static void removeServers() {
        shop.done("sandbox", "reset");
    }

    @Test
    void stockIsTheSumOfItsMovementsAndLowBelowItsMinimum() throws Exception {
        stream("stock", 2_000);

        Map<String, Integer> stock = new TreeMap<>();
        Map<String, Integer> minimum = new TreeMap<>();
        for (List<String> it : inPostgres("SELECT product_id, seller_id, quantity, minimum FROM stock_movements")) {
            String shelf = it.get(0) + " " + it.get(1);
            stock.merge(shelf, Integer.parseInt(it.get(2)), Integer::sum);
            minimum.merge(shelf, Integer.parseInt(it.get(3)), Math::max);
        }
        List<String> low = stock.keySet().stream()
                .filter(it -> stock.getOrDefault(it, 0) < minimum.getOrDefault(it, 0))
                .toList();
        assertThat(shelves("SELECT product_id, seller_id, quantity FROM current_stock"))
                .isEqualTo(stock)
                .isNotEmpty();
        assertThat(shelves("SELECT product_id, seller_id, quantity FROM low_stock")
                        .keySet())
                .containsExactlyElementsOf(low)
                .isNotEmpty();
    }

    private static Map<String, Integer> shelves(String sql) throws Exception {
        Map<String, Integer> shelves = new TreeMap<>();
        inPostgres(sql).forEach(it -> shelves.put(it.get(0) + " " + it.get(1), Integer.parseInt(it.get(2))));
        return shelves;
    }

    @Test
    void invoicesStandInTheStarSchemaAsTheyStandInPostgres() throws Exception {
        stream("invoices", 300);
        build();
        Path before = Files.copy(warehouse(), folder.resolve("before.duckdb"));

        assertFactIsWhatPostgresSays();
        assertThat(inWarehouse("select count(*) from analytics.fact_invoices where customer_key = repeat('0', 32)"
                        + " or product_key = repeat('0', 32) or seller_key = repeat('0', 32) or line_number = 0"))
                .containsExactly(List.of("0"));

        stream("invoices", 200);
        build("invoice_events", "invoice_event_lines");

        assertFactIsWhatPostgresSays();
        assertOthersLeftAlone(before);
        assertEqualToFullRefresh();
    }

    /// By invoice: version, whether it was cancelled, what it comes to and its taxes.
    private static void assertFactIsWhatPostgresSays() throws Exception {
        List<List<String>> live = inPostgres("""
            SELECT invoice_id, version, event_type = 'cancelled', total_amount,
                CASE WHEN event_type = 'cancelled' THEN 0.00 ELSE icms_amount + pis_amount + cofins_amount END
            FROM invoices ORDER BY invoice_id\
            """);
        List<List<String>> fact = inWarehouse("""
            select invoice_id, max(invoice_version), case when bool_and(is_cancelled) then 't' else 'f' end,
                sum(total_amount + cancelled_amount), sum(tax_amount)
            from analytics.fact_invoices group by invoice_id order by invoice_id\
            """);
        assertThat(fact).isEqualTo(live).isNotEmpty();
        assertThat(fact).extracting(it -> it.get(2)).contains("t", "f");
        assertThat(fact)
                .filteredOn(it -> it.get(2).equals("t"))
                .allSatisfy(it -> assertThat(new BigDecimal(it.get(4))).isZero());
    }

    private static void assertOthersLeftAlone(Path before) throws SQLException {
        try (Marts marts = Marts.of(warehouse(), before)) {
            assertThat(marts.written("fact_invoices")).isNotEmpty().isSubsetOf(marts.touched("fact_invoices"));
            assertThat(marts.written("fact_order_items")).isEmpty();
        }
    }

    private static void assertEqualToFullRefresh() throws Exception {
        Path full = Files.copy(warehouse(), folder.resolve("full.duckdb"), StandardCopyOption.REPLACE_EXISTING);
        shop.with("FEIRA_WAREHOUSE", full.toString()).done("run", "--full-refresh");
        try (Marts marts = Marts.of(warehouse(), full)) {
            assertThat(marts.differences()).isEmpty();
        }
    }

    private static void stream(String name, int events) {
        shop.done("stream", "produce", name, "--count", String.valueOf(events), "--rate", "max");
        shop.done("stream", "consume", name, "--until-caught-up");
    }

    /// All must be green, without a warning: what the events speak of is there. A table of the shop that is read again
    /// is a new batch, which touches every order.
    ///
    /// @param tables to read; none: all
    private static void build(String... tables) {
        shop.done(Stream.concat(Stream.of("ingest"), Stream.of(tables)).toArray(String[]::new));
        shop.done("load");
        assertThat(shop.done("build")).contains("WARN=0 ERROR=0");
    }

    private static Path warehouse() {
        return folder.resolve(".feira/warehouse/warehouse.duckdb");
    }

    private static List<List<String>> inWarehouse(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse())) {
            return rows(connection, sql);
        }
    }

    private static List<List<String>> inPostgres(String sql) throws Exception {
        JsonNode servers =
                Answer.of(shop.done("sandbox", "status", "-o", "json")).get("servers");
        for (JsonNode server : servers) {
            if (server.get("server").asText().equals("postgresql")) {
                String url = "jdbc:postgresql://" + server.get("host").asText() + ":"
                        + server.get("port").asInt() + "/"
                        + server.get("database").asText() + "?currentSchema=kafka_streaming";
                String password = Files.readString(
                                Path.of(server.get("owner_password_file").asText()))
                        .strip();
                try (Connection connection =
                        DriverManager.getConnection(url, server.get("owner").asText(), password)) {
                    return rows(connection, sql);
                }
            }
        }
        throw new AssertionError("no PostgreSQL in " + servers);
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        }
    }
}
