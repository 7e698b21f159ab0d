package dev.feira.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.feira.core.ProblemException;
import dev.feira.core.SqlType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractFileTest {
    @TempDir
    Path folder;

    @Test
    void contractSaysWhatIsAgreed() {
        Contract contract = ContractFile.parse("ingest/orders.yml", "orders", """
                mode: full
                key: [id]
                drift: freeze
                columns:
                  - {name: id, type: text, nullable: false}
                  - {name: price, type: "decimal(10,2)"}
                  - {name: status, type: text, allowed: [open, closed]}
                """);

        assertThat(contract.table()).isEqualTo("orders");
        assertThat(contract.key()).containsExactly("id");
        assertThat(contract.drift()).isEqualTo(Contract.DriftPolicy.FREEZE);
        assertThat(contract.column("price")).contains(ContractColumn.of("price", new SqlType.Decimal(10, 2), true));
        assertThat(contract.column("status").orElseThrow().allowed()).containsExactly("open", "closed");
    }

    @Test
    void unknownKeyNamesItsPlaceAndTheOneThatWasMeant() {
        assertProblem("mode: full\ncolums: []\n", "unknown key `colums`", "t.yml:2:1", "did you mean `columns`?");
    }

    @Test
    void unknownTypeNamesItsPlaceAndTheOneThatWasMeant() {
        assertProblem("columns:\n  - {name: id, type: integr}\n", "`integr`", "t.yml:2:22", "did you mean `integer`?");
    }

    @Test
    void keyIsAmongTheColumns() {
        assertProblem("key: [idd]\ncolumns:\n  - {name: id, type: text}\n", "`idd`", "t.yml:1:6", "`id`?");
    }

    @Test
    void modeThatDoesNotExistYetSaysWhichDoes() {
        assertProblem(
                "mode: merge\n", "mode `merge` does not exist yet; `full` and `append` do", "t.yml:1:7", "mode: full");
    }

    @Test
    void brokenYamlNamesItsPlace() {
        assertThatThrownBy(() -> ContractFile.parse("t.yml", "t", "mode: [full\n"))
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problem().text())
                .asString()
                .contains("no YAML", "t.yml:");
    }

    @Test
    void columnWithoutATypeIsRefused() {
        assertThatThrownBy(() -> ContractFile.parse("t.yml", "t", "columns:\n  - name: id\n"))
                .hasMessageContaining("the key `type` is missing");
    }

    @Test
    void allowedValuesOfWhatIsNoTextAreRefused() {
        assertProblem(
                "columns:\n  - {name: id, type: integer, allowed: [7]}\n",
                "`allowed` is for columns of type `text`, not `integer`",
                "t.yml:2:40",
                "leave it out");
    }

    @Test
    void tableHasOneContract() throws IOException {
        Files.writeString(folder.resolve("a.yml"), "table: orders\n");
        Files.writeString(folder.resolve("orders.yml"), "mode: full\n");

        assertThatThrownBy(() -> ContractFile.readAll(folder))
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problem().text())
                .asString()
                .contains("table `orders` has another contract in", "a.yml", "orders.yml", "delete one of the two");
    }

    @Test
    void tablesWhoseNamesDifferInCaseAloneAreRefused() throws IOException {
        Files.writeString(folder.resolve("a.yml"), "table: Orders\n");
        Files.writeString(folder.resolve("b.yml"), "table: orders\n");

        assertThatThrownBy(() -> ContractFile.readAll(folder))
                .hasMessageContaining("tables `orders` and `Orders`")
                .hasMessageContaining("differ in case alone");
    }

    private static void assertProblem(String yaml, String message, String place, String hint) {
        assertThatThrownBy(() -> ContractFile.parse("t.yml", "t", yaml))
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problem().text())
                .asString()
                .contains(message, place, hint);
    }
}
