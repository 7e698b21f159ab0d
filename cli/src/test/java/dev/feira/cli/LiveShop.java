package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.core.Secret;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// A shop with a topic of its own on the tests' Kafka, and a database of its own for its live invoices.
record LiveShop(Shop shop, ServerStatus postgres, String topic) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static LiveShop in(Path folder) throws IOException {
        return in(folder, SharedServer.of(Server.POSTGRESQL).freshDatabase());
    }

    static LiveShop in(Path folder, ServerStatus postgres) throws IOException {
        Shop shop = Shop.in(folder, Source.shared());
        String topic = "invoices-" + UUID.randomUUID().toString().substring(0, 8);
        Path stream = shop.folder().resolve("streams/invoices.yml");
        Files.writeString(stream, Files.readString(stream).replace("topic: invoices", "topic: " + topic));
        return new LiveShop(
                shop.with(
                                "KAFKA_BOOTSTRAP_SERVERS",
                                SharedServer.of(Server.KAFKA).status().address())
                        .with("POSTGRES_HOST", postgres.host())
                        .with("POSTGRES_PORT", String.valueOf(postgres.port()))
                        .with("POSTGRES_DB", postgres.database())
                        .with("POSTGRES_USER", postgres.owner().user())
                        .with("POSTGRES_PASSWORD", postgres.owner().password().reveal()),
                postgres,
                topic);
    }

    LiveShop with(String variable, String value) {
        return new LiveShop(shop.with(variable, value), postgres, topic);
    }

    String user() {
        return postgres.owner().user();
    }

    String address() {
        return postgres.host() + ":" + postgres.port();
    }

    void produce(int events) {
        shop.done("stream", "produce", "invoices", "--rate", "max", "--count", String.valueOf(events));
    }

    Run consume() {
        return shop.feira("stream", "consume", "invoices", "--until-caught-up");
    }

    /// The next run brings what is missing: so many events have become rows, and every offset is accounted for.
    void completes(long rows) throws IOException {
        Run consumed = consume();
        assertThat(consumed.exit()).as("%s", consumed).isZero();
        assertThat(sum("rows")).isEqualTo(rows);
        assertThat(sum("lag")).isZero();
    }

    /// Over the stream's partitions, as `feira stream status` gives it.
    long sum(String field) throws IOException {
        long sum = 0;
        String status = shop.done("stream", "status", "invoices", "-o", "json");
        for (JsonNode partition : JSON.readTree(status).at("/streams/0/partitions")) {
            sum += partition.get(field).asLong();
        }
        return sum;
    }

    /// Offsets that are accounted for, asked without a command.
    long written() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(), user(), postgres.owner().password().reveal());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT sum(next_offset - first_offset) FROM kafka_streaming.ingest_offset")) {
            row.next();
            return row.getLong(1);
        }
    }

    /// By whom nothing is forbidden.
    void asAdmin(String sql) throws SQLException {
        run(
                SharedServer.of(Server.POSTGRESQL).admin().user(),
                SharedServer.of(Server.POSTGRESQL).admin().password(),
                sql);
    }

    void asOwner(String sql) throws SQLException {
        run(user(), postgres.owner().password(), sql);
    }

    private void run(String user, Secret password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), user, password.reveal());
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute(sql);
        }
    }
}
