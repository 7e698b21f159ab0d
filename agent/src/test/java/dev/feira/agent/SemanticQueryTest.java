package dev.feira.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.agent.CompiledQuery.Note;
import dev.feira.agent.SemanticQuery.Calculation;
import dev.feira.agent.SemanticQuery.Calculation.Kind;
import dev.feira.agent.SemanticQuery.Comparison;
import dev.feira.agent.SemanticQuery.Filter;
import dev.feira.agent.SemanticQuery.Having;
import dev.feira.agent.SemanticQuery.Order;
import dev.feira.agent.SemanticQuery.Period;
import dev.feira.transform.TimeGrain;
import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a query can say beside metrics and dimensions, against SQL over the raw tables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SemanticQueryTest {
    private static final LocalDateTime FIRST_OF_2018 = LocalDate.of(2018, 1, 1).atStartOfDay();
    private static final Period MONTHS = Period.ALL.by(TimeGrain.MONTH);

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

    private CompiledQuery compiled(SemanticQuery query) {
        return shop.semantics().compile(query, Dialect.DUCKDB);
    }

    private List<List<@Nullable Object>> asked(SemanticQuery query) {
        CompiledQuery compiled = compiled(query);
        Rows rows = session.ask(compiled.sql(), compiled.parameters(), 10_000);
        assertThat(rows.fields().stream().map(Rows.Field::name))
                .containsExactlyElementsOf(compiled.columns().stream()
                        .map(CompiledQuery.Column::name)
                        .toList());
        return rows.values();
    }

    private List<List<@Nullable Object>> raw(String sql) {
        return session.ask(sql, List.of(), 10_000).values();
    }

    private void assertSame(SemanticQuery query, String sql) {
        List<List<@Nullable Object>> expected = raw(sql);
        assertThat(expected).isNotEmpty();
        assertThat(asked(query)).isEqualTo(expected);
    }

    // The traps.

    @Test
    void paymentsBesideItemsMultiplyNothing() {
        assertSame(
                SemanticQuery.of("revenue", "payment_value", "orders"),
                "select (select sum(price) from item_rows), (select sum(payment_value) from payment_rows), "
                        + "(select count(*) from order_rows)");
        Object joined = raw("select sum(price) from item_rows join payment_rows using (order_id)")
                .getFirst()
                .getFirst();
        assertThat(joined)
                .isNotEqualTo(asked(SemanticQuery.of("revenue")).getFirst().getFirst());
    }

    @Test
    void filterOnPaymentsCountsAnOrderOnceHoweverManyPaymentsItHas() {
        assertSame(
                SemanticQuery.of("orders").where(Filter.is("payment_type", "credit_card")),
                "select count(*) from order_rows where order_id in "
                        + "(select order_id from payment_rows where payment_type = 'credit_card')");
    }

    @Test
    void filtersOnItemsMustHoldForOneItemTogether() {
        assertSame(
                SemanticQuery.of("orders")
                        .where(Filter.is("product_category", "auto"), Filter.is("seller_state", "SP")),
                "select count(*) from order_rows where order_id in "
                        + "(select order_id from item_rows where product_category = 'auto' and seller_state = 'SP')");
    }

    @Test
    void reviewOfAnOrderWithSeveralCategoriesCountsOnceInEach() {
        assertSame(
                SemanticQuery.of("reviews").by("product_category").sorted(new Order("product_category", false)),
                "select product_category, count(*) from review_rows join (select distinct order_id, product_category "
                        + "from item_rows) using (order_id) group by 1 order by 1 nulls last");
        assertThat(compiled(SemanticQuery.of("reviews").by("product_category")).notes())
                .containsExactly(new Note.OncePerValue("review_rows", "product_category", "order"));
    }

    @Test
    void shareOfOrdersWithACategoryIsOfAllOrders() {
        assertSame(
                SemanticQuery.of("orders")
                        .by("product_category")
                        .with(new Calculation(Kind.SHARE, "orders"))
                        .sorted(new Order("product_category", false)),
                "select product_category, count(*), count(*)::double / (select count(*) from order_rows) from"
                    + " order_rows join (select distinct order_id, product_category from item_rows) using (order_id)"
                    + " group by 1 order by 1 nulls last");
    }

    @Test
    void shareOfDistinctPeopleIsOfAllPeopleAndNotOfTheirSum() {
        assertSame(
                SemanticQuery.of("customers")
                        .by("customer_state")
                        .with(new Calculation(Kind.SHARE, "customers"))
                        .sorted(new Order("customer_state", false)),
                "select customer_state, count(distinct person), count(distinct person)::double / "
                        + "(select count(distinct person) from order_rows) from order_rows group by 1 order by 1");
    }

    @Test
    void whatBelongsToSeveralValuesIsRefusedWhereItWouldBeCountedTwice() {
        assertThatThrownBy(() -> compiled(SemanticQuery.of("payment_value").by("product_category")))
                .hasMessageContaining("`payment_sum` cannot be split by `product_category`");
        assertThatThrownBy(() -> compiled(SemanticQuery.of("revenue").where(Filter.is("payment_type", "boleto"))))
                .hasMessageContaining("`price_sum` cannot be split by `payment_type`");
        assertThatThrownBy(() -> compiled(SemanticQuery.of("new_customers").by("customer_region")))
                .hasMessageContaining("cannot be split by `customer_region`");
    }

    // What a query says.

    @Test
    void filtersCompareTextNumbersTruthAndDays() {
        assertSame(
                SemanticQuery.of("units")
                        .where(
                                new Filter("customer_state", Comparison.IS_NOT, List.of("SP", "RJ")),
                                new Filter("purchase_hour", Comparison.AT_LEAST, List.of(12L)),
                                Filter.is("is_weekend", true),
                                new Filter("purchased_at", Comparison.LESS, List.of(LocalDate.of(2018, 3, 1)))),
                "select count(*) from item_rows where customer_state not in ('SP', 'RJ') and purchase_hour >= 12 "
                        + "and is_weekend and purchased_at < '2018-03-01'");
    }

    @Test
    void whatHasNoValueIsNoneOfTheValues() {
        assertSame(
                SemanticQuery.of("units").where(new Filter("customer_region", Comparison.IS_NOT, List.of("Sul"))),
                "select count(*) from item_rows where customer_region is distinct from 'Sul'");
    }

    @Test
    void valuesAreBoundAndNeverPartOfTheSql() {
        CompiledQuery compiled =
                compiled(SemanticQuery.of("units").where(Filter.is("customer_state", "'; drop table x")));
        assertThat(compiled.sql()).doesNotContain("drop");
        assertThat(compiled.parameters()).containsExactly("'; drop table x");
        assertThat(session.ask(compiled.sql(), compiled.parameters(), 10).single())
                .isEqualTo(0L);
    }

    @Test
    void periodIsWithItsBeginningAndWithoutItsEnd() {
        assertSame(
                SemanticQuery.of("orders").during(Period.ALL.between(FIRST_OF_2018, FIRST_OF_2018.plusMonths(3))),
                "select count(*) from order_rows where purchased_at >= '2018-01-01' and purchased_at < '2018-04-01'");
    }

    @Test
    void anotherTimeMayBeMeant() {
        Period deliveries = new Period(
                Optional.of("delivered_at"),
                Optional.of(FIRST_OF_2018),
                Optional.empty(),
                Optional.of(TimeGrain.QUARTER));
        assertSame(
                SemanticQuery.of("delivered_orders").during(deliveries),
                "select date_trunc('quarter', delivered_at)::date, count(*) filter (where order_status = 'delivered') "
                        + "from order_rows where delivered_at >= '2018-01-01' group by 1 order by 1");
    }

    @Test
    void timesOfDifferentTablesMeetInOneGrain() {
        assertSame(
                SemanticQuery.of("revenue", "payments").during(Period.ALL.by(TimeGrain.YEAR)),
                "select y, r, coalesce(p, 0) from (select date_trunc('year', purchased_at)::date as y, sum(price) as r"
                    + " from item_rows group by 1) as i full join (select date_trunc('year', purchased_at)::date as z,"
                    + " count(*) as p from payment_rows group by 1) as q on y is not distinct from z order by y nulls"
                    + " last");
    }

    @Test
    void growthIsAgainstTheMonthBeforeAndEmptyAfterAGap() {
        List<List<@Nullable Object>> rows =
                asked(SemanticQuery.of("revenue").during(MONTHS).with(new Calculation(Kind.GROWTH, "revenue")));
        List<List<@Nullable Object>> expected = raw("""
            with months as (
                select date_trunc('month', purchased_at)::date as m, sum(price) as r from item_rows group by 1
            )
            select a.m, a.r, (a.r - b.r)::double / b.r
            from months as a left join months as b on b.m = a.m - interval 1 month
            order by a.m nulls last
            """);
        assertThat(rows).isEqualTo(expected);
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.getFirst()).isEqualTo(LocalDate.of(2017, 5, 1));
            assertThat(row.getLast()).isNull();
        });
    }

    @Test
    void growthIsWorkedOutForEachValue() {
        List<List<@Nullable Object>> rows = asked(SemanticQuery.of("orders")
                .by("customer_state")
                .during(MONTHS)
                .with(new Calculation(Kind.GROWTH, "orders")));
        List<List<@Nullable Object>> expected = raw("""
            with months as (
                select date_trunc('month', purchased_at)::date as m, customer_state as s, count(*) as n
                from order_rows group by 1, 2
            )
            select a.m, a.s, a.n, (a.n - b.n)::double / b.n
            from months as a left join months as b on b.m = a.m - interval 1 month and a.s = b.s
            order by a.m, a.s
            """);
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void runningTotalAddsUp() {
        assertSame(
                SemanticQuery.of("units").during(MONTHS).with(new Calculation(Kind.RUNNING, "units")),
                "select m, n, sum(n) over (order by m nulls last) from (select date_trunc('month', purchased_at)::date"
                        + " as m, count(*) as n from item_rows group by 1) order by m nulls last");
    }

    @Test
    void cumulativeMetricCountsWhatWasBeforeThePeriodThatIsShown() {
        assertSame(
                SemanticQuery.of("cumulative_revenue", "revenue_year_to_date")
                        .during(MONTHS.between(FIRST_OF_2018.minusMonths(2), FIRST_OF_2018.plusMonths(2))),
                """
                with months as (
                    select date_trunc('month', purchased_at)::date as m, sum(price) as r
                    from item_rows where purchased_at < '2018-03-01' group by 1
                )
                select m, sum(r) over (order by m), sum(r) over (partition by year(m) order by m)
                from months qualify m >= '2017-11-01' order by m
                """);
        assertThatThrownBy(() -> compiled(SemanticQuery.of("revenue_year_to_date")))
                .hasMessageContaining("needs a grain of time");
    }

    @Test
    void havingLooksAtTheAnswerAndNotAtTheRows() {
        assertSame(
                SemanticQuery.of("orders", "revenue")
                        .by("customer_city")
                        .having(new Having("orders", Comparison.MORE, new BigDecimal("80"))),
                "select customer_city, n, r from (select customer_city, count(*) as n from order_rows group by 1) join"
                    + " (select customer_city, sum(price) as r from item_rows group by 1) using (customer_city) where"
                    + " n > 80 order by n desc");
    }

    @Test
    void thoseEqualToTheLastOfTheTopComeAlong() {
        SemanticQuery query = SemanticQuery.of("highest_price").by("seller_id").top(1);
        List<List<@Nullable Object>> rows = asked(query);
        assertThat(rows).hasSizeGreaterThan(1);
        assertThat(rows)
                .isEqualTo(raw("select seller_id, max(price) as p from item_rows where seller_id <> 'unknown' "
                        + "group by 1 qualify rank() over (order by p desc) = 1 order by 1"));
    }

    @Test
    void bestMonthIsTheOneWithTheMost() {
        assertSame(
                SemanticQuery.of("orders").during(MONTHS).top(1),
                "select date_trunc('month', purchased_at)::date as m, count(*) as n from order_rows group by 1 "
                        + "qualify rank() over (order by n desc) = 1 order by n desc, m");
    }

    @Test
    void itemsWithoutACategoryAreInTheTotalsAndNotInTheRanking() {
        SemanticQuery all = SemanticQuery.of("revenue").by("product_category");
        assertThat(asked(all)).anySatisfy(row -> assertThat(row.getFirst()).isEqualTo("unknown"));
        assertThat(asked(all.top(100)))
                .noneSatisfy(row -> assertThat(row.getFirst()).isEqualTo("unknown"));
        assertThat(compiled(all.top(3)).notes()).contains(new Note.MissingLeftOut("product_category", "unknown"));
    }

    @Test
    void orderIsTheSameEachTime() {
        SemanticQuery query = SemanticQuery.of("units").by("is_weekend", "customer_state", "price_range");
        List<List<@Nullable Object>> first = asked(query);
        for (int i = 0; i < 5; i++) {
            assertThat(asked(query)).isEqualTo(first);
        }
    }

    @Test
    void sameQuestionHasTheSameSqlForAnotherEngineButForItsWords() {
        SemanticQuery query = SemanticQuery.of("median_price").during(MONTHS);
        assertThat(compiled(query).sql()).contains("quantile_cont(t0.c0, 0.5)");
        assertThat(shop.semantics().compile(query, Dialect.POSTGRES).sql())
                .contains("percentile_cont(0.5) within group (order by t0.c0)");
    }

    // What is refused.

    @Test
    void unknownNamesHaveACure() {
        assertThatThrownBy(() -> compiled(SemanticQuery.of("revenu")))
                .hasMessageContaining("there is no metric `revenu`");
        assertThatThrownBy(() -> compiled(SemanticQuery.of("revenue").by("customer_stat")))
                .hasMessageContaining("there is no dimension `customer_stat`");
        assertThatThrownBy(() -> compiled(SemanticQuery.of("revenue").sorted(new Order("units", true))))
                .hasMessageContaining("needs it in the answer");
    }

    @Test
    void whatMeansNothingIsRefused() {
        assertThatThrownBy(() -> compiled(SemanticQuery.of("average_price")
                        .by("customer_state")
                        .with(new Calculation(Kind.SHARE, "average_price"))))
                .hasMessageContaining("no part of a whole");
        assertThatThrownBy(() -> compiled(SemanticQuery.of("revenue").with(new Calculation(Kind.GROWTH, "revenue"))))
                .hasMessageContaining("growth needs a grain");
        assertThatThrownBy(() -> compiled(
                        SemanticQuery.of("customers").during(MONTHS).with(new Calculation(Kind.RUNNING, "customers"))))
                .hasMessageContaining("a metric that adds up");
        assertThatThrownBy(() -> compiled(SemanticQuery.of("orders")
                        .during(new Period(
                                Optional.of("promised_at"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(TimeGrain.HOUR)))))
                .hasMessageContaining("`promised_at` is known by day, not by hour");
        assertThatThrownBy(() -> compiled(SemanticQuery.of("orders", "orders"))).hasMessageContaining("once");
    }
}
