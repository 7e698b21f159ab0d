package dev.feira.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.agent.SemanticQuery.Filter;
import dev.feira.agent.SemanticQuery.Period;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.transform.Artifacts;
import dev.feira.transform.Artifacts.SemanticLayer;
import dev.feira.transform.TimeGrain;
import dev.feira.warehouse.Publications;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.WarehouseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the guard lets through, and what it does not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    static Path folder;

    private SmallShop shop;
    private SemanticLayer layer;
    private Publications.Reader reader;
    private Path log;
    private Guard guard;

    @BeforeAll
    void build() throws IOException {
        shop = SmallShop.in(folder);
        layer = Artifacts.in(shop.project().resolve("target")).semanticLayer();
        reader = shop.publications().open(WarehouseSettings.DEFAULT);
        log = folder.resolve("agent/audit.jsonl");
        guard = guard(GuardSettings.DEFAULT);
    }

    @AfterAll
    void close() {
        reader.close();
    }

    private Guard guard(GuardSettings settings) {
        return Guard.over(reader, layer, settings, Audit.in(log));
    }

    static Stream<String> hostile() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/hostile.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replace('⏎', '\n'));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Problem refused(Guard guard, String sql) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> guard.ask(sql, List.of()));
        return Objects.requireNonNull(thrown, "it ran: " + sql).problem();
    }

    @Test
    void thereAreEightyHostileStatements() {
        assertThat(hostile()).hasSizeGreaterThanOrEqualTo(80).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileStatementIsRefusedBeforeItRuns(String sql) {
        Problem problem = refused(guard, sql);
        assertThat(problem.kind()).isEqualTo(Problem.Kind.USER);
        assertThat(problem.message()).startsWith("the statement was not run: ");
    }

    @Test
    void nothingWasWrittenByAnyOfThem() throws IOException {
        List<Path> before = files();
        hostile().forEach(sql -> refused(guard, sql));
        assertThat(files()).isEqualTo(before);
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(temporary.map(Path::getFileName).map(Path::toString))
                    .noneMatch(name -> name.startsWith("feira-hostile"));
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /// The same statements without the guard's reading of them: the connection itself must be shut, too.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_text('/etc/passwd')",
                "copy (select 1) to '/tmp/feira-hostile.csv'",
                "export database '/tmp/feira-hostile'",
                "attach '/tmp/feira-hostile.duckdb' as other",
                "set enable_external_access = true",
                "set profiling_output = '/tmp/feira-hostile.json'",
                "set memory_limit = '100GB'",
                "install httpfs",
                "create table analytics.x as select 1",
                "delete from analytics.fact_payments",
            })
    void connectionIsShutByItself(String sql) {
        try (Session session = reader.warehouse().session()) {
            assertThatThrownBy(() -> session.run(sql)).isInstanceOf(ProblemException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from analytics.fact_payments",
                "select p.payment_type, sum(p.payment_value) from analytics.fact_payments as p group by all order by 2"
                        + " desc",
                "with m as (select date_trunc('month', purchased_at) as month, count(*) as n from"
                    + " analytics.fact_orders_accumulating group by 1) select month, n, lag(n) over (order by month)"
                    + " from m",
                "select * exclude (is_unknown) from analytics.dim_sellers where not is_unknown",
                "select case when price > 100 then 'much' else 'little' end, median(price) from"
                        + " analytics.fact_order_items group by 1 having count(*) > 3",
                "select state from staging.brazilian_states union select state from analytics.dim_sellers",
                "select * from analytics.fact_payments where payment_type = 'x' or 1 = 1; --",
                "select 1 where '; drop table x' = '-- no comment'",
                "FROM analytics.dim_customers SELECT max(latest_purchased_at)",
            })
    void harmlessStatementRuns(String sql) {
        assertThat(guard.ask(sql, List.of()).rows().fields()).isNotEmpty();
    }

    @Test
    void everyQueryOfTheCompilerPasses() {
        List<String> refused = new ArrayList<>();
        for (String metric : Independent.metrics().keySet()) {
            String other = metric.equals("revenue") ? "payments" : "revenue";
            for (SemanticQuery query : List.of(
                    SemanticQuery.of(metric),
                    SemanticQuery.of(metric)
                            .by(shop.semantics().dimensionsOf(metric).toArray(String[]::new))
                            .top(3),
                    SemanticQuery.of(metric, other).during(Period.ALL.by(TimeGrain.MONTH)))) {
                try {
                    guard.ask(shop.semantics().compile(query, Dialect.DUCKDB));
                } catch (ProblemException problem) {
                    refused.add(metric + ": " + problem.getMessage());
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void valuesAreValuesWhateverTheySay() {
        SemanticQuery query = SemanticQuery.of("orders").where(Filter.is("customer_city", "'; drop table x; --"));
        assertThat(guard.ask(shop.semantics().compile(query, Dialect.DUCKDB))
                        .rows()
                        .single())
                .isEqualTo(0L);
    }

    @Test
    void whatOneConnectionDefinesDoesNotReachTheNextQuestion() {
        try (Session poisoned = reader.warehouse().session()) {
            poisoned.run("create temp macro sum(x) as 42");
            poisoned.run("create temp table fact_payments as select 1 as payment_value");
            assertThat(poisoned.run("select sum(1)").single()).isEqualTo(42);
            Object sum = guard.ask("select sum(payment_value) from analytics.fact_payments", List.of())
                    .rows()
                    .single();
            assertThat(sum).isNotEqualTo(42);
        }
    }

    @Test
    void statementHasALimitOfTime() {
        Guard hasty = guard(new GuardSettings(Duration.ofSeconds(1), 10, 50_000));
        String slow = "select count(*) from analytics.fact_order_items a, analytics.fact_order_items b,"
                + " analytics.fact_order_items c, analytics.fact_order_items d where a.price + b.price + c.price <"
                + " d.price";
        assertThatThrownBy(() -> hasty.ask(slow, List.of())).isInstanceOf(ProblemException.class);
        assertThat(hasty.ask("select 1", List.of()).rows().single()).isEqualTo(1);
    }

    @Test
    void moreRowsThanAreReadAreLeftAndThatIsSaid() {
        Guard brief = guard(new GuardSettings(Duration.ofSeconds(10), 5, 50_000));
        Guard.Answer answer = brief.ask("select * from analytics.dim_products", List.of());
        assertThat(answer.rows().values()).hasSize(5);
        assertThat(answer.cut()).isTrue();
        assertThat(brief.ask("select 1", List.of()).cut()).isFalse();
    }

    @Test
    void statementOfAnyLengthIsNotRead() {
        assertThat(refused(guard, "select " + "1 + ".repeat(20_000) + "1").message())
                .contains("longer than");
        assertThat(refused(guard, "select " + "(".repeat(5_000) + "1" + ")".repeat(5_000))
                        .kind())
                .isEqualTo(Problem.Kind.USER);
    }

    @Test
    void everyStatementIsWrittenDownWithoutItsValues() throws IOException {
        Path file = folder.resolve("another/audit.jsonl");
        Guard watched = Guard.over(reader, layer, GuardSettings.DEFAULT, Audit.in(file));
        watched.ask("select count(*) from analytics.dim_products where category = ?", List.of("geheim"));
        refused(watched, "drop table x");
        assertThatThrownBy(() -> watched.ask("select cast(category as integer) from analytics.dim_products", List.of()))
                .isInstanceOf(ProblemException.class);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3).noneMatch(line -> line.contains("geheim"));
        List<String> outcomes = new ArrayList<>();
        for (String line : lines) {
            JsonNode entry = MAPPER.readTree(line);
            outcomes.add(entry.path("outcome").asText());
            assertThat(entry.path("sql").asText()).isNotEmpty();
            assertThat(entry.path("at").asText()).isNotEmpty();
        }
        assertThat(outcomes).containsExactly("ran", "refused", "failed");
        assertThat(MAPPER.readTree(lines.get(0)).path("rows").asInt()).isEqualTo(1);
        assertThat(MAPPER.readTree(lines.get(1)).path("reason").asText()).contains("no SELECT");
    }

    @Test
    void answerWithoutItsLineIsNone() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where a folder should be");
        Guard unwatched = Guard.over(reader, layer, GuardSettings.DEFAULT, Audit.in(blocked.resolve("audit.jsonl")));
        assertThatThrownBy(() -> unwatched.ask("select 1", List.of())).hasMessageContaining("cannot be written");
    }
}
