package dev.feira.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.feira.core.ProblemException;
import dev.feira.core.SqlType;
import org.junit.jupiter.api.Test;

class ContractFileTest {
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

    private static void assertProblem(String yaml, String message, String place, String hint) {
        assertThatThrownBy(() -> ContractFile.parse("t.yml", "t", yaml))
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problem().text())
                .asString()
                .contains(message, place, hint);
    }
}
