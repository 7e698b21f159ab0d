package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.feira.warehouse.DuckDb;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Source → lake → warehouse, command by command.
class BatchTest {
    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void givenShop() throws IOException {
        shop = Shop.in(folder, Source.shared());
    }

    @Test
    void ingestLoadAndReconcileAnswerWithWhatTheyDid() throws IOException {
        JsonNode ingested = Answer.of(shop.done("ingest", "-o", "json"));
        JsonNode loaded = Answer.of(shop.done("load", "-o", "json"));
        JsonNode again = Answer.of(shop.done("load", "-o", "json"));
        JsonNode proof = Answer.of(shop.done("reconcile", "-o", "json"));

        assertThat(Answer.fields(ingested)).containsExactly("tables", "absent", "failed", "seconds");
        assertThat(ingested.get("tables")).hasSize(9);
        assertThat(ingested.get("absent").findValuesAsText("table"))
                .containsExactly("invoice_event_lines", "invoice_events");
        assertThat(ingested.get("failed")).isEmpty();
        assertThat(loaded.findValues("skipped")).hasSize(11).noneMatch(JsonNode::asBoolean);
        assertThat(again.findValues("skipped")).hasSize(11).allMatch(JsonNode::asBoolean);
        assertThat(proof.get("equal").asBoolean()).isTrue();
        assertThat(proof.findValuesAsText("leg")).containsExactly("source = lake", "lake = warehouse");
    }

    @Test
    void rowThatIsMissingInTheWarehouseIsFound() throws IOException {
        shop.copied();
        inWarehouse("delete from raw_data.sellers where seller_id = (select min(seller_id) from raw_data.sellers)");

        Run run = shop.feira("reconcile", "-o", "json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(different(Answer.of(run.out()))).containsExactly("lake = warehouse sellers");
    }

    @Test
    void valueThatIsOtherInTheWarehouseIsFound() throws IOException {
        shop.copied();
        inWarehouse("update raw_data.order_items set price = price + 0.01"
                + " where order_id = (select min(order_id) from raw_data.order_items)");

        Run run = shop.feira("reconcile");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("order_items")
                .containsOnlyOnce("DIFFERENT")
                .contains("NOT EQUAL: run `feira");
    }

    @Test
    void rowsOfAnotherSourceInTheLakeAreFound() throws IOException {
        shop.copied();
        shop.with(Source.of(2)).done("ingest", "sellers");

        Run run = shop.feira("reconcile", "-o", "json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(different(Answer.of(run.out())))
                .containsExactly("source = lake sellers", "lake = warehouse sellers");
    }

    @Test
    void nothingIsPublishedBeforeTheFirstGreenBuild() throws IOException {
        shop.copied();

        assertThat(shop.done("warehouse", "published")).contains("Nothing has been published yet");
        assertThat(Answer.of(shop.done("warehouse", "published", "-o", "json"))).isEmpty();
    }

    private void inWarehouse(String sql) {
        try (DuckDb warehouse = DuckDb.open(shop.warehouse(), WarehouseSettings.DEFAULT);
                Session session = warehouse.session()) {
            session.run(sql);
        }
    }

    private static List<String> different(JsonNode proof) {
        List<String> different = new ArrayList<>();
        for (JsonNode leg : proof.get("legs")) {
            for (JsonNode table : leg.get("tables")) {
                if (!table.get("equal").asBoolean()) {
                    different.add(
                            leg.get("leg").asText() + " " + table.get("table").asText());
                }
            }
        }
        return different;
    }
}
