package dev.feira.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Random;

/// What happens in a stream of invoices between two builds, at random, written into `raw_data` of a DuckDB file as if
/// it
/// had been ingested: versions and lines come in any order, refer to what the shop has or has not, and may go.
final class InvoiceEdits implements AutoCloseable {
    private static final int FREQUENT = 3;

    private final Connection connection;
    private final long batch;
    private final Random random;

    private InvoiceEdits(Connection connection, long batch, Random random) {
        this.connection = connection;
        this.batch = batch;
        this.random = random;
    }

    /// @param batch above all that the rows had before
    static InvoiceEdits of(Path warehouse, long batch, Random random) throws SQLException {
        return new InvoiceEdits(
                DriverManager.getConnection("jdbc:duckdb:" + warehouse, new Properties()), batch, random);
    }

    @SuppressWarnings("ImmutableEnumChecker") // the acts are method references
    enum Edit {
        ISSUED(edits -> edits.issue(FREQUENT)),
        CORRECTED(edits -> edits.next("corrected")),
        CANCELLED(edits -> edits.next("cancelled")),
        OF_NOBODY(InvoiceEdits::ofNobody),
        HEADER_BEFORE_LINES(InvoiceEdits::headerBeforeLines),
        LINES_BEFORE_HEADER(InvoiceEdits::linesBeforeHeader),
        MISSING_LINES_COME(InvoiceEdits::missingLinesCome),
        OLDER_VERSION_COMES_LATE(InvoiceEdits::olderVersionComesLate),
        LATEST_VERSION_GOES(InvoiceEdits::latestVersionGoes),
        INVOICE_GOES(edits -> edits.delete("invoice_id = '" + edits.some("invoice_events", "invoice_id") + "'")),
        LINE_GOES(edits -> edits.run("delete from raw_data.invoice_event_lines where rowid = "
                + edits.some("invoice_event_lines", "rowid"))),
        LINE_CORRECTED(edits -> edits.run(
                "update raw_data.invoice_event_lines set amount = amount + 0.37, _feira_batch = " + edits.batch
                        + " where invoice_id = '" + edits.some("invoice_event_lines", "invoice_id") + "'"));

        private final Act act;

        Edit(Act act) {
            this.act = act;
        }

        /// From three of them to all, in any order.
        static List<Edit> some(Random random) {
            List<Edit> all = new ArrayList<>(Arrays.asList(values()));
            Collections.shuffle(all, random);
            return all.subList(0, random.nextInt(FREQUENT, all.size() + 1));
        }
    }

    private interface Act {
        void on(InvoiceEdits edits) throws SQLException;
    }

    void apply(List<Edit> edits) throws SQLException {
        for (Edit edit : edits) {
            edit.act.on(this);
        }
    }

    void issue(int invoices) throws SQLException {
        for (int i = 0; i < invoices; i++) {
            version(fresh(), 1, "issued", customer(), goods());
        }
    }

    private void next(String type) throws SQLException {
        for (int i = 0; i < FREQUENT; i++) {
            String invoice = some("invoice_events", "invoice_id");
            version(invoice, latest(invoice) + 1, type, customer(), goods());
        }
    }

    private void ofNobody() throws SQLException {
        version(fresh(), 1, "issued", fresh(), List.of(new Line(fresh(), fresh(), price())));
    }

    private void headerBeforeLines() throws SQLException {
        version(fresh(), 1, "issued", customer(), List.of());
        String invoice = some("invoice_events", "invoice_id");
        version(invoice, latest(invoice) + 1, "corrected", customer(), List.of());
    }

    private void linesBeforeHeader() throws SQLException {
        lines(fresh(), 1, goods());
        String invoice = some("invoice_events", "invoice_id");
        lines(invoice, latest(invoice) + 1, goods());
    }

    private void missingLinesCome() throws SQLException {
        for (String invoice : values("select distinct invoice_id from raw_data.invoice_events anti join"
                + " raw_data.invoice_event_lines using (invoice_id, version) order by all")) {
            lines(invoice, latest(invoice), goods());
        }
    }

    private void olderVersionComesLate() throws SQLException {
        String invoice = some("invoice_events", "invoice_id");
        version(invoice, latest(invoice) - 100, "corrected", customer(), goods());
    }

    private void latestVersionGoes() throws SQLException {
        String invoice = some("invoice_events", "invoice_id");
        delete("invoice_id = '" + invoice + "' and version = " + latest(invoice));
    }

    private record Line(String product, String seller, BigDecimal price) {}

    private List<Line> goods() throws SQLException {
        List<Line> lines = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            lines.add(new Line(some("products", "product_id"), some("sellers", "seller_id"), price()));
        }
        return lines;
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(random.nextInt(0, 50_000), 2);
    }

    private String customer() throws SQLException {
        return some("customers", "customer_id");
    }

    private void version(String invoice, int version, String type, String customer, List<Line> lines)
            throws SQLException {
        BigDecimal products = lines.stream().map(Line::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        run("""
            insert into raw_data.invoice_events by name
            select '%s' as event_id, '%s' as event_type, timestamptz '2018-10-18 12:00:00+00' as occurred_at,
                '%s' as invoice_id, %d as version, timestamptz '2018-10-18 10:00:00+00' as issued_at,
                '%s' as customer_id, 'boleto' as payment_type, 1 as installments, 'BRL' as currency,
                %s as products_amount, %s as freight_amount, 0.05 as discount_amount, 7.77 as icms_amount,
                1.11 as pis_amount, 2.22 as cofins_amount, products_amount + freight_amount - 0.05 as total_amount,
                1 as topic_number, 0 as partition, 0 as "offset", now() as event_time, now() as arrival_time,
                %d as _feira_batch, timestamptz '2018-10-18 12:00:00+00' as _feira_ingested_at
            """.formatted(fresh(), type, invoice, version, customer, products, price(), batch));
        lines(invoice, version, lines);
    }

    private void lines(String invoice, int version, List<Line> lines) throws SQLException {
        int number = 0;
        for (Line line : lines) {
            number++;
            run("""
                insert into raw_data.invoice_event_lines by name
                select '%s' as invoice_id, %d as version, 1 as topic_number, 0 as partition, 0 as "offset",
                    %d as line_number, '%s' as product_id, '%s' as seller_id, 1 as quantity, %s as unit_price,
                    unit_price as amount, '5102' as cfop, 0.18 as icms_rate, %d as _feira_batch,
                    timestamptz '2018-10-18 12:00:00+00' as _feira_ingested_at
                """.formatted(invoice, version, number, line.product(), line.seller(), line.price(), batch));
        }
    }

    private int latest(String invoice) throws SQLException {
        return Integer.parseInt(
                values("select max(version) from raw_data.invoice_events where invoice_id = '" + invoice + "'")
                        .getFirst());
    }

    private void delete(String condition) throws SQLException {
        run("delete from raw_data.invoice_events where " + condition);
        run("delete from raw_data.invoice_event_lines where " + condition);
    }

    private String some(String table, String column) throws SQLException {
        List<String> all = values("select distinct " + column + " from raw_data." + table + " order by 1");
        return all.get(random.nextInt(all.size()));
    }

    private String fresh() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private List<String> values(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
