package dev.feira.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.cli.ShopEdits.Edit;
import dev.feira.core.EventListener;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.sample.Sample;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shop's incremental facts, on its own project and a real MariaDB: whatever happened since the last build, the
/// next one leaves what a full refresh leaves, and writes no order or invoice that nothing touched.
///
/// `-Dfeira.incremental.rounds=50` tries more of it, `-Dfeira.incremental.seed=…` the same once more.
class IncrementalBuildTest {
    private static final int ROUNDS = Integer.getInteger("feira.incremental.rounds", 2);
    private static final long SEED = Long.getLong("feira.incremental.seed", System.nanoTime());
    private static final double SOME_HUNDRED_ORDERS = 0.003;
    private static final long SHOP = 42;
    private static final int INVOICES = 60;
    private static final long FIRST_BATCH = 1;
    private static final List<String> TABLES =
            List.of("customers", "orders", "order_items", "order_payments", "order_reviews", "products", "sellers");
    private static final Set<String> MADE = Set.of("target", "logs", "dbt_packages", ".feira", ".env");

    private static final ServerStatus SERVER = SharedServer.of(Server.MARIADB).freshDatabase();

    @TempDir
    static Path folder;

    private static Path project;
    private static Path built;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void givenShopBuiltOnce() throws Exception {
        Path original = Run.HOME.resolve("projects/olist");
        project = copy(original, folder.resolve("olist"));
        built = folder.resolve("built.duckdb");
        try (Database source = Database.openForLoading(ConnectionSettings.of(
                SERVER.host(),
                SERVER.port(),
                SERVER.database(),
                SERVER.owner().user(),
                SERVER.owner().password()))) {
            Sample.describedIn(original.resolve("sample/olist.yml"))
                    .generate(SOME_HUNDRED_ORDERS, SHOP, source, EventListener.none());
        }
        feira(built, List.of("ingest"));
        feira(built, List.of("load"));
        try (InvoiceEdits stream = InvoiceEdits.of(built, FIRST_BATCH, new Random(SEED))) {
            stream.issue(INVOICES);
        }
        feira(built, List.of("build"));
    }

    @Test
    void buildAfterIngestEqualsFullRefresh() throws Exception {
        Path warehouse = copy(built, "ingested");
        for (int round = 1; round <= ROUNDS; round++) {
            List<Edit> edits = Edit.some(random);
            try (EditedTables source = EditedTables.ofSource(
                    SERVER.jdbcUrl(),
                    SERVER.owner().user(),
                    SERVER.owner().password().reveal())) {
                new ShopEdits(source, random).apply(edits);
            }
            feira(warehouse, round == 1 ? List.of("ingest") : ingestOfSome());
            feira(warehouse, List.of("load"));
            List<InvoiceEdits.Edit> invoices = editInvoices(warehouse, FIRST_BATCH + round);
            feira(warehouse, List.of("build"));

            assertEqualToFullRefresh(warehouse, told(round, edits, invoices));
        }
    }

    @Test
    void buildWritesTouchedOrdersAndInvoicesAlone() throws Exception {
        Path warehouse = copy(built, "edited");
        for (int round = 1; round <= ROUNDS; round++) {
            Path before = copy(warehouse, "before");
            List<Edit> edits = Edit.some(random);
            edit(warehouse, FIRST_BATCH + round, edits);
            List<InvoiceEdits.Edit> invoices = editInvoices(warehouse, FIRST_BATCH + round);
            feira(warehouse, List.of("build"));

            assertTouchedAloneWritten(warehouse, before, told(round, edits, invoices));
            assertEqualToFullRefresh(warehouse, told(round, edits, invoices));
        }
    }

    @Test
    void buildAfterNothingHappenedWritesNothing() throws Exception {
        Path warehouse = copy(built, "idle");

        feira(warehouse, List.of("run"));

        try (Marts marts = Marts.of(warehouse, built)) {
            for (String fact : marts.facts()) {
                assertThat(marts.written(fact)).as(fact).isEmpty();
            }
            assertThat(marts.differences()).isEmpty();
        }
    }

    /// A full load gives all rows of a table a new batch; what was not ingested anew must be found by what is gone.
    private List<String> ingestOfSome() {
        List<String> tables = new ArrayList<>(TABLES);
        Collections.shuffle(tables, random);
        List<String> arguments = new ArrayList<>(List.of("ingest"));
        arguments.addAll(tables.subList(0, random.nextInt(1, tables.size())));
        return arguments;
    }

    private void edit(Path warehouse, long batch, List<Edit> edits) throws SQLException {
        try (EditedTables raw = EditedTables.ofRawData("jdbc:duckdb:" + warehouse, batch)) {
            new ShopEdits(raw, random).apply(edits);
        }
    }

    private List<InvoiceEdits.Edit> editInvoices(Path warehouse, long batch) throws SQLException {
        List<InvoiceEdits.Edit> edits = InvoiceEdits.Edit.some(random);
        try (InvoiceEdits stream = InvoiceEdits.of(warehouse, batch, random)) {
            stream.apply(edits);
        }
        return edits;
    }

    private static void assertTouchedAloneWritten(Path warehouse, Path before, String told) throws SQLException {
        try (Marts marts = Marts.of(warehouse, before)) {
            for (String fact : marts.facts()) {
                assertThat(marts.written(fact))
                        .as("orders or invoices written into %s: %s", fact, told)
                        .isSubsetOf(marts.touched(fact))
                        .containsAll(marts.arrived(fact));
            }
        }
    }

    private static void assertEqualToFullRefresh(Path warehouse, String told) throws Exception {
        Path full = copy(warehouse, "full");
        feira(full, List.of("run", "--full-refresh"));
        try (Marts marts = Marts.of(warehouse, full)) {
            assertThat(marts.differences())
                    .as("a is incremental, b is full: %s", told)
                    .isEmpty();
        }
    }

    private static String told(int round, List<Edit> edits, List<InvoiceEdits.Edit> invoices) {
        return "round " + round + " of -Dfeira.incremental.seed=" + SEED + " after " + edits + " and " + invoices;
    }

    /// Runs a command that must end well, on the work file.
    private static void feira(Path warehouse, List<String> arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("FEIRA_TARGET", "prod");
        environment.put("FEIRA_WAREHOUSE", warehouse.toString());
        environment.put("MYSQL_HOST", SERVER.host());
        environment.put("MYSQL_PORT", String.valueOf(SERVER.port()));
        environment.put("MYSQL_DATABASE", SERVER.database());
        environment.put("MYSQL_USER", SERVER.reader().user());
        environment.put("MYSQL_PASSWORD", SERVER.reader().password().reveal());
        Run run = Run.feira(project, environment, arguments.toArray(String[]::new));
        assertThat(run.exit())
                .as("%s, seed %d:%n%s%n%s", arguments, SEED, run.out(), run.err())
                .isZero();
    }

    private static Path copy(Path warehouse, String name) throws IOException {
        return Files.copy(warehouse, folder.resolve(name + ".duckdb"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path inside = from.relativize(file);
                if (!MADE.contains(inside.getName(0).toString())) {
                    Files.copy(file, to.resolve(inside.toString()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return to;
    }
}
