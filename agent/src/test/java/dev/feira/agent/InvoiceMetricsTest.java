package dev.feira.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.agent.SemanticQuery.Order;
import dev.feira.agent.SemanticQuery.Period;
import dev.feira.transform.TimeGrain;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The metrics of invoices against the raw events: of each invoice the last version counts, cancelled ones apart.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvoiceMetricsTest {
    private static final SemanticQuery ALL = SemanticQuery.of(
            "invoiced_amount",
            "invoiced_goods",
            "invoice_discounts",
            "invoice_taxes",
            "invoiced_units",
            "invoices",
            "cancelled_invoices",
            "cancelled_amount");
    private static final String VALUES = """
        sum(case when not off then goods + freight_amount - discount_amount else 0 end),
        sum(case when not off then goods else 0 end),
        sum(case when not off then discount_amount else 0 end),
        sum(case when not off then icms_amount + pis_amount + cofins_amount else 0 end),
        sum(case when not off then quantity else 0 end),
        count(*) filter (where not off),
        count(*) filter (where off),
        sum(case when off then goods + freight_amount - discount_amount else 0 end)
        """;
    private static final String STANDING = """
        create temp table standing as
        select
            e.*,
            e.event_type = 'cancelled' as off,
            coalesce(l.goods, e.products_amount) as goods,
            coalesce(l.quantity, 0) as quantity
        from (
            select * from raw_data.invoice_events
            qualify version = max(version) over (partition by invoice_id)
        ) as e
        left join (
            select invoice_id, version, sum(amount) as goods, sum(quantity) as quantity
            from raw_data.invoice_event_lines group by all
        ) as l on e.invoice_id = l.invoice_id and e.version = l.version
        """;

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
        session.run(STANDING);
    }

    @AfterAll
    void close() {
        session.close();
        warehouse.close();
    }

    private List<List<@Nullable Object>> asked(SemanticQuery query) {
        CompiledQuery compiled = shop.semantics().compile(query, Dialect.DUCKDB);
        return session.ask(compiled.sql(), compiled.parameters(), 10_000).values();
    }

    /// Numbers as their texts, which do not tell `10` from `10` of another width.
    private static List<String> texts(List<List<@Nullable Object>> rows) {
        return rows.stream().map(String::valueOf).toList();
    }

    @Test
    void allMetricsAloneAreRight() {
        assertThat(texts(asked(ALL)))
                .isEqualTo(
                        texts(session.run("select " + VALUES + " from standing").values()));
    }

    @Test
    void allMetricsByStatusAndPaymentTypeAreRight() {
        String sql = "select event_type, payment_type, " + VALUES + " from standing group by 1, 2 order by 1, 2";
        SemanticQuery query = ALL.by("invoice_status", "invoice_payment_type")
                .sorted(new Order("invoice_status", false), new Order("invoice_payment_type", false));
        assertThat(texts(asked(query))).isEqualTo(texts(session.run(sql).values()));
    }

    @Test
    void monthIsThatOfTheIssueInTheShopsTime() {
        String sql = "select cast(date_trunc('month', issued_at at time zone 'America/Sao_Paulo') as date) as m, "
                + VALUES + " from standing group by 1 order by 1";
        assertThat(texts(asked(ALL.during(Period.ALL.by(TimeGrain.MONTH)))))
                .isEqualTo(texts(session.run(sql).values()));
    }

    @Test
    void categoriesAddUpToTheWhole() {
        List<List<@Nullable Object>> rows =
                asked(SemanticQuery.of("invoiced_amount").by("product_category"));
        Object sum = rows.stream()
                .map(row -> (BigDecimal) Objects.requireNonNull(row.getLast()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(rows).hasSizeGreaterThan(3);
        assertThat(sum)
                .isEqualTo(asked(SemanticQuery.of("invoiced_amount")).getFirst().getFirst());
    }
}
