package dev.feira.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.sample.Events;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Made-up invoices of one seed, and the shop whose customers and products they name.
final class MadeInvoices {
    static final long SEED = 7;
    private static final Path SAMPLE = Path.of("..", "projects", "olist", "sample", "invoices.yml");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static @Nullable ServerStatus shop;

    private MadeInvoices() {}

    /// A tiny shop on the tests' MariaDB.
    static synchronized ServerStatus shop() {
        ServerStatus filled = shop;
        if (filled == null) {
            filled = SharedServer.of(Server.MARIADB).freshDatabase();
            fill(filled);
            shop = filled;
        }
        return filled;
    }

    private static void fill(ServerStatus server) {
        try (Database shop = open(server);
                Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (customer_id CHAR(32), customer_state CHAR(2))");
            statement.execute("CREATE TABLE order_items (order_id INT, order_item_id INT, product_id CHAR(32),"
                    + " seller_id CHAR(32), price DECIMAL(10,2), freight_value DECIMAL(10,2))");
            statement.execute("INSERT INTO customers VALUES (md5('a'), 'SP'), (md5('b'), 'RJ')");
            statement.execute("INSERT INTO order_items VALUES (1, 1, md5('p'), md5('s'), 19.9, 7), (2, 1, md5('q'),"
                    + " md5('s'), 5, 3.5)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database open(ServerStatus server) {
        return Database.openForLoading(ConnectionSettings.of(
                server.host(),
                server.port(),
                server.database(),
                server.owner().user(),
                server.owner().password()));
    }

    /// @param bad the share of events that are malformed on purpose
    static Events events(double bad) {
        try (Database shop = open(shop())) {
            return events(bad, shop);
        }
    }

    static Events events(double bad, Database shop) {
        return Events.describedIn(SAMPLE, "invoices", "invoice_id", bad, SEED, shop);
    }

    /// An event that is not malformed.
    static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(new String(text, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
