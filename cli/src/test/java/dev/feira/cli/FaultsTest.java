package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong around Feira: one error with its place and its cure, and the right exit code.
class FaultsTest {
    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void givenShop() throws IOException {
        shop = Shop.in(folder, Source.shared());
    }

    @Test
    void wrongPasswordNamesServerAndUserButNotThePassword() {
        Run run = shop.with("MYSQL_PASSWORD", "tiger").feira("ingest");

        Clear.of(run, 1, address(), "user `reader`", "wrong user or password");
        assertThat(run.err()).doesNotContain("tiger");
    }

    @Test
    void serverThatIsDownIsNamed() {
        Clear.of(
                shop.with("MYSQL_PORT", "1").feira("ingest"),
                1,
                "nothing answers at `127.0.0.1:1`",
                "start the server");
    }

    @Test
    void databaseThatIsNotThereIsNamed() {
        Run run = shop.with("MYSQL_DATABASE", "no_such").feira("ingest");

        Clear.of(run, 1, "`reader`", "`no_such`");
    }

    @Test
    void tableThatIsNotThereIsNamedWithItsContract() throws IOException {
        shop.write("ingest/no_such.yml", "mode: full\n");

        Run run = shop.feira("ingest", "no_such", "sellers");

        Clear.of(run, 1, "the source has no table `no_such`", "ingest/no_such.yml");
        assertThat(run.out()).contains("sellers");
    }

    @Test
    void missingVariableIsNamedWithItsPlace() {
        Shop without = new Shop(shop.folder(), java.util.Map.of("FEIRA_TARGET", "prod"));

        Clear.of(without.feira("ingest"), 2, "MYSQL_", "feira.yml:");
    }

    @Test
    void programThatHoldsTheWarehouseIsNamedAndItsEndIsEnough() throws Exception {
        shop.copied();
        try (Child other =
                Child.start(OtherProgram.class, shop, shop.warehouse().toString())) {
            other.awaitText("open: true");
            for (String command : new String[] {"load", "reconcile", "build", "copy"}) {
                Clear.of(shop.feira(command), 1, "process " + other.pid(), "warehouse.duckdb", "close that program");
            }
            other.kill();
        }
        shop.done("load");
    }

    @Test
    void syntaxErrorOfATemplateIsShownAtItsPlace() throws IOException {
        shop.write("models/broken.sql", "select 1\n{{ nothing( }}");

        Run run = shop.feira("build");

        Clear.of(run, 2, "expected ')'", "| {{ nothing( }}");
        assertThat(run.err()).containsOnlyOnce("models/broken.sql:2:");
    }

    @Test
    void macroThatIsNotThereFailsOnlyItsModel() throws IOException {
        shop.copied();
        shop.write("models/broken.sql", "select {{ nothing() }}");

        Run run = shop.feira("build", "--select", "broken");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("in model broken (models/broken.sql)", "'nothing' is undefined", "broken.sql:1:");
    }

    @Test
    void modelThatIsNotThereIsNamedWithTheOneThatWantsIt() throws IOException {
        shop.write("models/broken.sql", "select * from {{ ref('no_such') }}");

        Clear.of(shop.feira("build"), 2, "`no_such`", "models/broken.sql:1:");
    }

    @Test
    void propertiesThatAreNoYamlAreShownAtTheirPlace() throws IOException {
        shop.write("models/broken.yml", "models:\n  - name: x\n   y: 1\n");

        Clear.of(shop.feira("build"), 2, "`models/broken.yml` is not valid YAML", "models/broken.yml:3:");
    }

    @Test
    void emptyLakeNamesTheCommandThatFillsIt() {
        Clear.of(shop.feira("load"), 1, "the lake is empty", "feira ingest");
    }

    private static String address() {
        return Source.shared().server().host() + ":" + Source.shared().server().port();
    }
}
