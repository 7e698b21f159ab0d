package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One sandbox for all; each test says itself what the source shall hold.
class DemoTest {
    private static final int EVENTS = 300;

    @TempDir
    static Path folder;

    private static Shop shop;

    @BeforeAll
    static void givenSmallShop() throws IOException {
        shop = Shop.in(folder);
        Path settings = folder.resolve("feira.yml");
        Files.writeString(settings, Files.readString(settings).replace("scale: 1\n", "scale: 0.002\n"));
        Path demo = folder.resolve("demo.yml");
        Files.writeString(
                demo,
                Files.readString(demo)
                        .replace("events: 1500", "events: " + EVENTS)
                        .replace("bad: 0.004", "bad: 0.05"));
    }

    @AfterAll
    static void removeServers() {
        shop.done("sandbox", "reset");
    }

    @Test
    void answerHasTheWholeWayInOneObject() throws IOException {
        JsonNode answer = answer(demo());

        assertThat(Answer.fields(answer)).containsExactly("steps", "tables", "build", "facts", "stream", "seconds");
        assertThat(answer.get("steps").findValuesAsText("name"))
                .containsExactly("sandbox", "sample", "ingest", "load", "reconcile", "build");
        assertThat(answer.get("tables")).hasSize(9).allSatisfy(DemoTest::assertArrivedWhole);
        assertThat(Answer.fields(answer.get("build"))).containsExactly("models", "tests", "passed", "failed", "warned");
        assertThat(answer.at("/build/passed").asLong())
                .isPositive()
                .isEqualTo(answer.at("/build/tests").asLong());
        assertThat(Answer.fields(answer.get("facts")))
                .containsExactly("price", "freight", "payments", "customers", "delivered", "orders_without_items");
    }

    @Test
    void everyEventOfTheStreamIsARowOrADeadLetter() throws IOException {
        JsonNode stream = answer(demo()).get("stream");

        assertThat(Answer.fields(stream))
                .containsExactly("events", "rows", "dead_letters", "rate", "p50_ms", "p95_ms", "p99_ms");
        assertThat(stream.get("events").asLong()).isEqualTo(EVENTS);
        assertThat(stream.get("dead_letters").asLong()).isBetween(1L, EVENTS / 5L);
        assertThat(stream.get("rows").asLong())
                .isEqualTo(EVENTS - stream.get("dead_letters").asLong());
        assertThat(stream.get("rate").asLong()).isPositive();
        assertThat(stream.get("p50_ms").asLong())
                .isPositive()
                .isLessThanOrEqualTo(stream.get("p95_ms").asLong());
        assertThat(stream.get("p95_ms").asLong())
                .isLessThanOrEqualTo(stream.get("p99_ms").asLong());
    }

    private static void assertArrivedWhole(JsonNode table) {
        assertThat(Answer.fields(table))
                .containsExactly(
                        "name",
                        "source_rows",
                        "lake_rows",
                        "warehouse_rows",
                        "digest_equal",
                        "csv_bytes",
                        "parquet_bytes");
        assertThat(table.get("source_rows").asLong())
                .isPositive()
                .isEqualTo(table.get("lake_rows").asLong())
                .isEqualTo(table.get("warehouse_rows").asLong());
        assertThat(table.get("digest_equal").asBoolean()).isTrue();
        assertThat(table.get("csv_bytes").asLong()).isPositive();
        assertThat(table.get("parquet_bytes").asLong()).isPositive();
    }

    @Test
    void secondRunUsesWhatIsThere() throws IOException {
        JsonNode first = answer(demo());
        Run again = demo();

        assertThat(again.err())
                .contains(
                        "sample: source: filled already",
                        "ingest: lake: holds what the source holds",
                        "stream: invoices: all events are there already")
                .doesNotContain("creating");
        assertThat(answer(again).get("facts")).isEqualTo(first.get("facts"));
        assertThat(answer(again).get("stream")).isEqualTo(first.get("stream"));
    }

    /// What a command line asks for does not depend on the one before.
    @Test
    void otherSeedOrScaleFillsTheSourceAnewAndNoneMeansThoseOfTheProject() throws IOException {
        JsonNode otherSeed = answer(demo("--seed", "7"));
        Run scaled = demo("--scale", "0.004");
        JsonNode otherScale = answer(scaled);
        JsonNode standard = answer(demo());

        assertThat(orders(otherSeed)).isEqualTo(orders(standard)).isEqualTo(199);
        assertThat(otherSeed.at("/facts/price")).isNotEqualTo(standard.at("/facts/price"));
        assertThat(orders(otherScale)).isEqualTo(398);
        assertThat(scaled.err()).contains("stream: invoices: begins anew with the shop");
        assertThat(List.of(otherSeed, otherScale, standard))
                .allSatisfy(it -> assertThat(it.at("/stream/events").asLong()).isEqualTo(EVENTS));
    }

    @Test
    void sourceWhoseFillingWasKilledIsFilledAnew() throws Exception {
        answer(demo());
        try (Child other = Child.feira(shop, "demo", "--project-dir", ".", "--seed", "9")) {
            other.awaitText("sample: ");
            other.kill();
        }
        Run next = demo();

        assertThat(next.err()).doesNotContain("filled already");
        assertThat(orders(answer(next))).isEqualTo(199);
    }

    @Test
    void reportForPeopleTellsTablesStepsAndAnswers() {
        String report = shop.done("demo", "--project-dir", ".");

        assertThat(report)
                .contains("source = lake = warehouse", "equal", "all green", "Which category sells most?", "Try next:")
                .contains("300 events = ", "0 duplicates + 0 gaps: all accounted for.")
                .doesNotContain("DIFFERENT", "{");
    }

    private static Run demo(String... more) {
        List<String> arguments = new ArrayList<>(List.of("demo", "--project-dir", ".", "-o", "json"));
        arguments.addAll(List.of(more));
        return shop.feira(arguments.toArray(String[]::new));
    }

    private static JsonNode answer(Run run) throws IOException {
        assertThat(run.exit()).as("%s", run).isZero();
        return Answer.of(run.out());
    }

    private static long orders(JsonNode answer) {
        for (JsonNode table : answer.get("tables")) {
            if (table.get("name").asText().equals("orders")) {
                return table.get("source_rows").asLong();
            }
        }
        throw new AssertionError("no table `orders` in " + answer);
    }
}
