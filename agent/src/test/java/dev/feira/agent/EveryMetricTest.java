package dev.feira.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.agent.Independent.Definition;
import dev.feira.agent.Independent.Fact;
import dev.feira.agent.Independent.Piece;
import dev.feira.agent.SemanticQuery.Period;
import dev.feira.transform.Metric;
import dev.feira.transform.TimeGrain;
import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every metric of the shop, alone, by month, and by each dimension that goes with it, against SQL that was written by
/// hand
/// over the raw tables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMetricTest {
    private static final int ALL = 100_000;

    @TempDir
    static Path folder;

    private SmallShop shop;
    private Warehouse warehouse;
    private Session session;

    @BeforeAll
    void build() throws IOException {
        shop = SmallShop.in(folder);
        warehouse = shop.open();
        session = warehouse.session();
        session.run(Files.readString(Path.of("src/test/resources/independent.sql")));
    }

    @AfterAll
    void close() {
        session.close();
        warehouse.close();
    }

    static Stream<String> names() {
        return Independent.metrics().keySet().stream();
    }

    @Test
    void everyMetricOfTheShopIsWrittenASecondTime() {
        Set<String> expected = new TreeSet<>(Independent.metrics().keySet());
        // It needs a time to be told by; see below.
        expected.add("revenue_year_to_date");
        // Invoices have a test of their own.
        shop.semantics().metrics().stream()
                .map(Metric::name)
                .filter(name -> name.contains("invoice") || name.equals("cancelled_amount"))
                .forEach(expected::add);
        assertThat(shop.semantics().metrics().stream().map(Metric::name)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void thereAreFortyDimensionsToAskBy() {
        Set<String> named = new HashSet<>();
        shop.semantics().dimensions().forEach(dimension -> {
            if (dimension.config().meta().containsKey("names")) {
                named.add(dimension.name());
            }
        });
        assertThat(named).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("names")
    void metricAloneIsRight(String metric) {
        assertSame(metric, "", metric);
    }

    @ParameterizedTest
    @MethodSource("names")
    void metricGoesWithJustTheDimensionsThatItsRowsHave(String metric) {
        Definition definition = Objects.requireNonNull(Independent.metrics().get(metric));
        assertThat(shop.semantics().dimensionsOf(metric)).containsExactlyInAnyOrderElementsOf(definition.dimensions());
    }

    @ParameterizedTest
    @MethodSource("names")
    void metricByEachOfItsDimensionsIsRight(String metric) {
        for (String dimension : shop.semantics().dimensionsOf(metric)) {
            assertSame(metric, dimension, metric + " by " + dimension);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void metricByMonthIsRight(String metric) {
        if (metric.equals("cumulative_revenue")) {
            return;
        }
        SemanticQuery query = SemanticQuery.of(metric).during(Period.ALL.by(TimeGrain.MONTH));
        Definition definition = Objects.requireNonNull(Independent.metrics().get(metric));
        Map<String, @Nullable Object> above = byMonth(definition.above());
        Map<String, @Nullable Object> expected = definition
                .below()
                .map(below -> fractions(above, byMonth(below)))
                .orElse(above);
        assertEqual(asked(query), expected, metric + " by month");
    }

    private Map<String, @Nullable Object> byMonth(Piece piece) {
        Fact fact = piece.fact();
        return pairs("select cast(date_trunc('month', " + fact.time() + ") as date), " + piece.sql() + " from "
                + fact.table() + " group by 1");
    }

    private void assertSame(String metric, String dimension, String what) {
        SemanticQuery query = dimension.isEmpty()
                ? SemanticQuery.of(metric)
                : SemanticQuery.of(metric).by(dimension);
        Definition definition = Objects.requireNonNull(Independent.metrics().get(metric));
        Map<String, @Nullable Object> above = by(definition.above(), dimension);
        Map<String, @Nullable Object> expected = definition
                .below()
                .map(below -> fractions(above, by(below, dimension)))
                .orElse(above);
        assertEqual(asked(query), expected, what);
    }

    private Map<String, @Nullable Object> by(Piece piece, String dimension) {
        return dimension.isEmpty()
                ? pairs("select 'all', " + piece.sql() + " from " + piece.fact().table())
                : pairs("select " + dimension + ", " + piece.sql() + " from "
                        + piece.fact().from(dimension) + " group by 1");
    }

    private static Map<String, @Nullable Object> fractions(
            Map<String, @Nullable Object> above, Map<String, @Nullable Object> below) {
        Map<String, @Nullable Object> fractions = new LinkedHashMap<>();
        Set<String> keys = new TreeSet<>(above.keySet());
        keys.addAll(below.keySet());
        for (String key : keys) {
            boolean some = above.get(key) instanceof Number && below.get(key) instanceof Number;
            double divisor = some ? number(below.get(key)) : 0;
            fractions.put(key, divisor == 0 ? null : (Object) (number(above.get(key)) / divisor));
        }
        return fractions;
    }

    private Map<String, @Nullable Object> asked(SemanticQuery query) {
        CompiledQuery compiled = shop.semantics().compile(query, Dialect.DUCKDB);
        return paired(session.ask(compiled.sql(), compiled.parameters(), ALL));
    }

    private Map<String, @Nullable Object> pairs(String sql) {
        return paired(session.ask(sql, List.of(), ALL));
    }

    /// The last column by the first; a single column by `all`.
    private static Map<String, @Nullable Object> paired(Rows rows) {
        Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows.values()) {
            String key = row.size() == 1 ? "all" : String.valueOf(row.getFirst());
            assertThat(pairs).as("a key comes once").doesNotContainKey(key);
            pairs.put(key, row.getLast());
        }
        return pairs;
    }

    private static void assertEqual(
            Map<String, @Nullable Object> found, Map<String, @Nullable Object> expected, String what) {
        List<String> wrong = new ArrayList<>();
        Set<String> keys = new TreeSet<>(found.keySet());
        keys.addAll(expected.keySet());
        for (String key : keys) {
            if (found.containsKey(key) != expected.containsKey(key) || !same(found.get(key), expected.get(key))) {
                wrong.add(key + ": " + found.get(key) + " and not " + expected.get(key));
            }
        }
        assertThat(wrong).as(what).isEmpty();
        assertThat(expected).as(what).isNotEmpty();
    }

    private static boolean same(@Nullable Object found, @Nullable Object expected) {
        if (found instanceof Number && expected instanceof Number) {
            double left = number(found);
            double right = number(expected);
            return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(right));
        }
        return Objects.equals(found, expected);
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }
}
