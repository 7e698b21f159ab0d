package dev.feira.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import dev.feira.ingest.IngestResult.Failed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
    private static final String COLUMNS = """
            columns:
              - {name: id, type: integer, nullable: false}
              - {name: price, type: "decimal(10,2)"}
            """;

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(folder);
        shop.sql("CREATE TABLE item (id INT PRIMARY KEY, price DECIMAL(10,2))", "INSERT INTO item VALUES (1, 9.99)");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void newColumnJoinsTheLake() throws Exception {
        shop.contract("item", COLUMNS);
        assertThat(shop.ingest().failures()).isEmpty();
        shop.sql("ALTER TABLE item ADD colour VARCHAR(10)", "INSERT INTO item VALUES (2, 1, 'red')");

        assertThat(shop.ingest().failures()).isEmpty();

        assertThat(shop.lakeColumn("item", "colour").map(Column::type)).contains(new SqlType.Text());
        assertThat(shop.lake.table("item").orElseThrow().rows()).isEqualTo(2);
    }

    @Test
    void newColumnIsLeftOutWhenTheContractDiscardsIt() throws Exception {
        shop.contract("item", "drift: discard\n" + COLUMNS);
        shop.sql("ALTER TABLE item ADD colour VARCHAR(10)");

        assertThat(shop.ingest().failures()).isEmpty();

        assertThat(shop.lakeColumn("item", "colour")).isEmpty();
    }

    @Test
    void newColumnIsAnErrorWhenTheContractIsFrozen() throws Exception {
        shop.contract("item", "drift: freeze\n" + COLUMNS);
        shop.sql("ALTER TABLE item ADD colour VARCHAR(10)");

        assertThat(onlyFailure()).contains("new column `item.colour`", "item.yml", "drift: evolve");
    }

    @Test
    void droppedColumnIsAnError() throws Exception {
        shop.contract("item", COLUMNS);
        shop.sql("ALTER TABLE item DROP price");

        assertThat(onlyFailure()).contains("lost column `item.price`");
    }

    @Test
    void grownTypeGrowsInTheLake() throws Exception {
        shop.contract("item", COLUMNS);
        assertThat(shop.ingest().failures()).isEmpty();
        shop.sql(
                "ALTER TABLE item MODIFY price DECIMAL(12,2), MODIFY id BIGINT",
                "INSERT INTO item VALUES (3000000000, 1)");

        assertThat(shop.ingest().failures()).isEmpty();

        assertThat(shop.lakeColumn("item", "price").map(Column::type)).contains(new SqlType.Decimal(12, 2));
    }

    @Test
    void narrowedTypeKeepsTheWiderOneInTheLake() throws Exception {
        shop.contract("item", COLUMNS.replace("integer", "bigint").replace("10,2", "20,2"));

        assertThat(shop.ingest().failures()).isEmpty();

        assertThat(shop.lakeColumn("item", "price").map(Column::type)).contains(new SqlType.Decimal(20, 2));
    }

    @Test
    void changedTypeIsAnError() throws Exception {
        shop.contract("item", COLUMNS);
        shop.sql("ALTER TABLE item MODIFY price VARCHAR(20)");

        assertThat(onlyFailure()).contains("`item.price` is text in the source and decimal(10,2) in the contract");
    }

    @Test
    void valueThatTheContractDoesNotAllowIsAnError() throws Exception {
        shop.sql("CREATE TABLE state (name VARCHAR(10))", "INSERT INTO state VALUES ('open'), ('ajar')");
        shop.contract("state", "columns:\n  - {name: name, type: text, allowed: [open, closed]}\n");

        assertThat(onlyFailure()).contains("`state.name` holds `ajar`");
    }

    @Test
    void nullWhereTheContractAllowsNoneIsAnError() throws Exception {
        shop.sql("INSERT INTO item VALUES (2, NULL)");
        shop.contract("item", COLUMNS.replace("\"decimal(10,2)\"", "\"decimal(10,2)\", nullable: false"));

        assertThat(onlyFailure()).contains("`item.price` holds NULL");
    }

    @Test
    void missingTableFailsAloneAndTheOthersAreCommitted() throws Exception {
        shop.contract("item", COLUMNS);
        shop.contract("ghost", "mode: full\n");

        assertThat(onlyFailure()).contains("no table `ghost`");
        assertThat(shop.lake.table("item").orElseThrow().rows()).isEqualTo(1);
    }

    @Test
    void columnWithTheNameOfOneOfTheLakesOwnFailsItsTableAlone() throws Exception {
        shop.sql("CREATE TABLE taken (id INT PRIMARY KEY, _Feira_Batch INT)");
        shop.contract("item", COLUMNS);
        shop.contract("taken", "mode: full\n");

        assertThat(onlyFailure()).contains("`taken._Feira_Batch` has the name of a column that the lake adds");
        assertThat(shop.lake.table("item").orElseThrow().rows()).isEqualTo(1);
    }

    private String onlyFailure() {
        IngestResult result = shop.ingest();
        assertThat(result.failures()).hasSize(1);
        Failed failed = result.failures().getFirst();
        return failed.problem().text();
    }
}
