package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.warehouse.DuckDb;
import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import dev.feira.warehouse.WarehouseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    private static final Path PROJECT = Path.of("src/test/resources/projects/small");

    @TempDir
    Path folder;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void copyProject() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            files.forEach(
                    file -> copy(file, folder.resolve(PROJECT.relativize(file).toString())));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isRegularFile(from)) {
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void buildMakesEveryNodeAndSaysSoInDbtsWords() {
        BuildReport report = build();

        assertThat(lines.getLast()).isEqualTo("Done. PASS=20 WARN=1 ERROR=0 SKIP=0 NO-OP=0 REUSED=0 TOTAL=21");
        assertThat(lines).contains("Concurrency: 2 threads (target='dev')");
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "\\d+ of 19 OK created sql view model main\\.a \\.{39} \\[OK in \\d+\\.\\d\\ds\\]"))
                .anyMatch(line -> line.matches(
                        "1 of 19 OK loaded seed file main_raw\\.people \\.{36} \\[INSERT 3 in \\d+\\.\\d\\ds\\]"));
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void anEphemeralModelStandsInTheQueryOfItsReader() {
        build();

        assertThat(rows("select id, double_amount from main.b order by id"))
                .containsExactly(List.of(1, 20), List.of(2, 20), List.of(3, 20));
    }

    @Test
    void aSecondBuildAddsToIncrementalTables() {
        build();
        BuildReport second = build();

        assertThat(rows("select count(*) from main.inc")).containsExactly(List.of(3L));
        assertThat(rows("select count(*) from main.di")).containsExactly(List.of(3L));
        assertThat(rows("select count(*) from main.ap")).containsExactly(List.of(6L));
        assertThat(find(second, "test.shop.unique_ap_id").status()).isEqualTo(Status.FAIL);
        assertThat(second.exitCode()).isOne();
    }

    @Test
    void aFullRefreshMakesIncrementalTablesAnew() {
        build();
        BuildReport again = build(Flags.of("build").fullRefresh(true));

        assertThat(rows("select count(*) from main.ap")).containsExactly(List.of(3L));
        assertThat(again.green()).isTrue();
    }

    @Test
    void whatDescendsFromABrokenModelIsSkippedAndItsTableStays() throws IOException {
        build();
        Files.writeString(folder.resolve("models/bad.sql"), "select nme from {{ ref('a') }}");
        BuildReport report = build();

        assertThat(find(report, "model.shop.after_bad").status()).isEqualTo(Status.SKIPPED);
        assertThat(find(report, "model.shop.bad").message())
                .startsWith("Runtime Error in model bad (models/bad.sql)\n  Binder Error: Referenced column \"nme\"");
        assertThat(rows("select count(*) from main.bad")).containsExactly(List.of(3L));
    }

    @Test
    void aFailedUnitTestHoldsItsModelBack() throws IOException {
        Path schema = folder.resolve("models/schema.yml");
        Files.writeString(
                schema,
                Files.readString(schema).replace("- {id: 1, name: x}\n    expect", "- {id: 1, name: y}\n    expect"));
        BuildReport report = build();

        assertThat(find(report, "unit_test.shop.a.a_wrong").message())
                .contains("actual differs from expected:")
                .contains("x→y");
        assertThat(find(report, "model.shop.a").status()).isEqualTo(Status.SKIPPED);
    }

    @Test
    void aSnapshotKeepsTheOldVersionOfAChangedRow() throws IOException {
        build();
        Path seed = folder.resolve("seeds/people.csv");
        Files.writeString(seed, Files.readString(seed).replace("Ann", "Anna"));
        build();

        assertThat(rows("select name, dbt_valid_to is null from snaps.snap where id = 1 order by dbt_valid_from"))
                .containsExactly(List.of("Ann", false), List.of("Anna", true));
    }

    @Test
    void seedColumnsAreTypedByWhatStandsInThem() {
        build();

        assertThat(rows("select column_name || ' ' || column_type from (describe main_raw.people)"))
                .containsExactly(
                        List.of("id INTEGER"),
                        List.of("name VARCHAR"),
                        List.of("born DATE"),
                        List.of("height DOUBLE"),
                        List.of("ok BOOLEAN"),
                        List.of("seen VARCHAR"),
                        List.of("zip INTEGER"));
    }

    @Test
    void hooksAtTheEndSeeTheResults() {
        build();

        assertThat(rows("select n from main.runs")).containsExactly(List.of(20));
    }

    @Test
    void aSelectionBuildsNothingElse() {
        build();
        BuildReport part = open(Flags.of("run")).run(Verb.RUN, Selection.of("a"), OptionalInt.empty(), BuildTest::open);

        assertThat(part.results().stream().map(NodeResult::uniqueId))
                .containsExactly(
                        "operation.shop.shop-on-run-start-0", "model.shop.a", "operation.shop.shop-on-run-end-0");
    }

    @Test
    void theCatalogListsTheColumnsOfEachTable() throws IOException {
        build();
        Path catalog = open(Flags.of("docs")).docs(BuildTest::open);

        JsonNode column = new ObjectMapper().readTree(catalog.toFile()).at("/nodes/seed.shop.people/columns/born");
        assertThat(column.path("type").asText()).isEqualTo("DATE");
        assertThat(column.path("index").asInt()).isEqualTo(3);
    }

    @Test
    void showGivesRowsWithoutBuilding() {
        build();

        assertThat(open(Flags.of("show"))
                        .show(Selection.of("eph"), 2, BuildTest::open)
                        .values())
                .hasSize(2);
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aSessionThatDoesNotOpenEndsTheBuildAndDoesNotHoldItUp() {
        AtomicInteger sessions = new AtomicInteger();
        Runnable twoAtMost = () -> {
            if (sessions.incrementAndGet() > 2) {
                throw Problem.data("no session is left").exception();
            }
        };

        assertThatThrownBy(() -> build(warehouse -> new FailingWarehouse(warehouse, twoAtMost, sql -> {})))
                .isInstanceOf(ProblemException.class)
                .hasMessage("no session is left");
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aModelThatExhaustsTheMemoryFailsAloneAndDoesNotHoldTheBuildUp() {
        BuildReport report = build(warehouse -> new FailingWarehouse(warehouse, () -> {}, sql -> {
            if (sql.contains("model.shop.a\"")) {
                throw new OutOfMemoryError("too many rows");
            }
        }));

        assertThat(find(report, "model.shop.a").status()).isEqualTo(Status.ERROR);
        assertThat(find(report, "model.shop.a").message()).contains("too many rows");
        assertThat(find(report, "seed.shop.people").status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void secretsOfTheProfileAndTheEnvironmentAreNotPrinted() {
        Invocation invocation = Invocation.of(folder).environment(Map.of("PASSWORD", "tiger"));
        WarehouseOpener.Output output =
                new WarehouseOpener.Output("duckdb", "dev", folder, Map.of("password", "tiger"));

        assertThat(invocation + " " + output).doesNotContain("tiger");
    }

    private BuildReport build(UnaryOperator<Warehouse> made) {
        return open(Flags.of("build"))
                .run(Verb.BUILD, Selection.ALL, OptionalInt.empty(), output -> made.apply(open(output)));
    }

    private BuildReport build() {
        return build(Flags.of("build"));
    }

    private BuildReport build(Flags flags) {
        return open(flags).run(Verb.BUILD, Selection.ALL, OptionalInt.empty(), BuildTest::open);
    }

    private Build open(Flags flags) {
        return Build.of(Invocation.of(folder).flags(flags), EventListener.none(), line -> lines.add(line.message()));
    }

    private static DuckDb open(WarehouseOpener.Output output) {
        return open(output.file());
    }

    private static DuckDb open(Path file) {
        return DuckDb.open(file, WarehouseSettings.DEFAULT);
    }

    private static NodeResult find(BuildReport report, String start) {
        return report.results().stream()
                .filter(result -> result.uniqueId().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private List<List<Object>> rows(String sql) {
        try (DuckDb warehouse = open(folder.resolve("shop.duckdb"));
                Session session = warehouse.session()) {
            Rows rows = session.run(sql);
            List<List<Object>> values = new ArrayList<>();
            rows.values().forEach(row -> values.add(new ArrayList<>(row)));
            return values;
        }
    }
}
