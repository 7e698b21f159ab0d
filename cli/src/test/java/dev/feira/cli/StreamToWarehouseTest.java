package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Live invoices on their way into the warehouse, beside the shop's tables.
class StreamToWarehouseTest {
    private static final String TOPIC =
            "invoices-" + UUID.randomUUID().toString().substring(0, 8);
    private static final List<String> INVOICES = List.of("invoice_event_lines", "invoice_events");

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void givenShopWithAStream() throws IOException {
        ServerStatus postgres = SharedServer.of(Server.POSTGRESQL).freshDatabase();
        shop = Shop.in(folder, Source.shared())
                .with(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        SharedServer.of(Server.KAFKA).status().address())
                .with("POSTGRES_HOST", postgres.host())
                .with("POSTGRES_PORT", String.valueOf(postgres.port()))
                .with("POSTGRES_USER", postgres.owner().user())
                .with("POSTGRES_PASSWORD", postgres.owner().password().reveal())
                .with("POSTGRES_DB", postgres.database());
        shop.write(
                "streams/invoices.yml",
                Files.readString(folder.resolve("streams/invoices.yml")).replace("topic: invoices", "topic: " + TOPIC));
    }

    @Test
    void lakeWarehouseAndPostgresHoldTheSameInvoicesAfterEachCopy() throws IOException {
        JsonNode before = Answer.of(shop.done("copy", "-o", "json"));
        assertThat(before.get("tables")).hasSize(9);
        assertThat(before.get("absent").findValuesAsText("table")).containsExactlyElementsOf(INVOICES);
        assertThat(before.get("equal").asBoolean()).isTrue();

        events(300);
        JsonNode first = Answer.of(shop.done("copy", "-o", "json"));
        assertThat(first.get("equal").asBoolean()).isTrue();
        assertThat(table(first, "invoice_events").get("new_rows").asLong()).isEqualTo(300);

        events(120);
        JsonNode second = Answer.of(shop.done("copy", "-o", "json", "invoice_events", "invoice_event_lines"));
        assertThat(table(second, "invoice_events").get("new_rows").asLong()).isEqualTo(120);
        assertThat(table(second, "invoice_events").get("rows").asLong()).isEqualTo(420);
        assertThat(table(second, "invoice_event_lines").get("rows").asLong()).isGreaterThan(420);

        JsonNode again = Answer.of(shop.done("ingest", "-o", "json", "invoice_events"));
        assertThat(table(again, "invoice_events").get("rows").asLong()).isZero();
        JsonNode proof = Answer.of(shop.done("reconcile", "-o", "json"));
        assertThat(proof.get("equal").asBoolean()).isTrue();
        assertThat(proof.get("legs").get(0).findValuesAsText("table")).containsAll(INVOICES);
        assertThat(proof.get("legs").get(0).findValuesAsText("left_rows")).contains("420");
    }

    @Test
    void shopIsCopiedThoughTheStreamsServerIsAway() throws IOException {
        events(10);
        shop.done("copy");
        Shop away = shop.with("POSTGRES_PORT", "1");

        Run run = away.feira("copy", "-o", "json");

        JsonNode answer = Answer.of(run.out());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(answer.get("failed").findValuesAsText("table")).containsExactlyElementsOf(INVOICES);
        assertThat(answer.get("tables"))
                .hasSize(9)
                .allMatch(it -> it.get("equal").asBoolean());
        assertThat(run.err()).contains("nothing answers at", "`invoice_event_lines`, `invoice_events`");
    }

    @Test
    void halfAnAddressOfTheStreamIsAMistakeThatStopsItsTablesAlone() throws IOException {
        Run run = shop.with("POSTGRES_PASSWORD", "").feira("copy", "-o", "json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("environment variable `POSTGRES_PASSWORD` is not set");
        assertThat(Answer.of(run.out()).get("tables")).hasSize(9);
    }

    private void events(int count) {
        shop.done("stream", "produce", "invoices", "--count", String.valueOf(count), "--rate", "max");
        shop.done("stream", "consume", "invoices", "--until-caught-up");
    }

    private static JsonNode table(JsonNode answer, String name) {
        List<JsonNode> found = new ArrayList<>();
        answer.get("tables").forEach(found::add);
        return found.stream()
                .filter(it -> it.get("table").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
