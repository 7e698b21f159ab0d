package dev.feira.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The marts of two DuckDB files, side by side: `a` after an incremental build, `b` what it is held against.
final class Marts implements AutoCloseable {
    /// Which build wrote a row, and so different by intention. Every other column counts, the marks of the facts too.
    private static final String BUILD = "_feira_build";

    /// What each fact reads of `raw_data`.
    private static final Map<String, List<String>> INPUTS = Map.of(
            "fact_invoices", List.of("invoice_events", "invoice_event_lines", "customers", "products", "sellers"),
            "fact_order_items", List.of("order_items", "orders", "customers", "products", "sellers"),
            "fact_payments", List.of("order_payments", "orders", "customers"),
            "fact_reviews", List.of("order_reviews", "orders", "customers"),
            "fact_orders_accumulating",
                    List.of("orders", "customers", "order_items", "order_payments", "order_reviews"));

    private static final Map<String, String> KEYS =
            Map.of("customers", "customer_id", "products", "product_id", "sellers", "seller_id");

    private final Connection connection;

    private Marts(Connection connection) {
        this.connection = connection;
    }

    static Marts of(Path a, Path b) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Marts marts = new Marts(connection);
        marts.run("attach '" + a + "' as a (read_only)");
        marts.run("attach '" + b + "' as b (read_only)");
        return marts;
    }

    /// The tables of the star schema that are in one of the files alone, have other columns there or other rows, and
    /// how.
    List<String> differences() throws SQLException {
        List<String> found = new ArrayList<>();
        List<String> left = columns("a");
        List<String> right = columns("b");
        if (!left.equals(right)) {
            found.add("columns of a " + left + ", of b " + right);
        }
        for (String table : tables()) {
            found.addAll(onlyIn("a", "b", table));
            found.addAll(onlyIn("b", "a", table));
        }
        return found;
    }

    private List<String> columns(String file) throws SQLException {
        return values("select concat_ws(' ', table_name, column_name, data_type) from duckdb_columns() where "
                + "database_name = '" + file + "' and schema_name = 'analytics' order by table_name, column_index");
    }

    private List<String> tables() throws SQLException {
        return values("select table_name from duckdb_tables() where schema_name = 'analytics' group by all "
                + "having count(*) = 2 order by 1");
    }

    /// As multisets, so that nothing to tell in both directions means equal counts, too.
    private List<String> onlyIn(String one, String other, String table) throws SQLException {
        String rows = "select columns(lambda c: c <> '" + BUILD + "') from %s.analytics." + table;
        List<String> odd = values("select r::varchar from (" + rows.formatted(one) + " except all "
                + rows.formatted(other) + ") as r limit 3");
        return odd.isEmpty() ? List.of() : List.of(table + " only in " + one + ": " + odd);
    }

    List<String> facts() {
        return INPUTS.keySet().stream().sorted().toList();
    }

    /// Ids of the orders or invoices that the last build of `a` wrote into the fact; `b` is what was before.
    List<String> written(String fact) throws SQLException {
        return values("select distinct " + Document.of(fact).id + " from a.analytics." + fact + " where " + BUILD
                + " > (select coalesce(max(" + BUILD + "), 0) from b.analytics." + fact + ") order by 1");
    }

    /// Ids of the orders or invoices that a row of the fact's inputs concerns which is not the same in both files.
    List<String> touched(String fact) throws SQLException {
        Document document = Document.of(fact);
        return documents(
                fact,
                table -> "((from a.raw_data." + table + " except all from b.raw_data." + table
                        + ") union all (from b.raw_data." + table + " except all from a.raw_data." + table + "))",
                table -> "(from a.raw_data." + document.child(table) + " union all from b.raw_data."
                        + document.child(table) + ")");
    }

    /// Ids of the orders or invoices in the fact that a row concerns which is new or other in `a`. Of invoices only the
    /// version that stands is in the fact.
    List<String> arrived(String fact) throws SQLException {
        Document document = Document.of(fact);
        List<String> present = values("select distinct " + document.id + " from a.analytics." + fact);
        List<String> arrived = documents(
                fact,
                table -> standing(table, "(from a.raw_data." + table + " except all from b.raw_data." + table + ")"),
                table -> standing(document.child(table), "(from a.raw_data." + document.child(table) + ")"));
        arrived.retainAll(present);
        return arrived;
    }

    private static String standing(String table, String rows) {
        return table.startsWith("invoice_")
                ? "(from " + rows + " semi join (select invoice_id, max(version) as version from"
                        + " a.raw_data.invoice_events group by all) using (invoice_id, version))"
                : rows;
    }

    /// What a fact is made anew by, and the tables in which its parents' keys stand.
    private enum Document {
        ORDER("order_id", "orders", "order_items"),
        INVOICE("invoice_id", "invoice_events", "invoice_event_lines");

        private final String id;
        private final String header;
        private final String lines;

        Document(String id, String header, String lines) {
            this.id = id;
            this.header = header;
            this.lines = lines;
        }

        static Document of(String fact) {
            return fact.equals("fact_invoices") ? INVOICE : ORDER;
        }

        String child(String parent) {
            return parent.equals("customers") ? header : lines;
        }
    }

    private interface RowsOf {
        String table(String table);
    }

    private List<String> documents(String fact, RowsOf changes, RowsOf children) throws SQLException {
        String id = Document.of(fact).id;
        String all = INPUTS.getOrDefault(fact, List.of()).stream()
                .map(table -> KEYS.containsKey(table)
                        ? "select " + id + " from " + children.table(table) + " where " + KEYS.get(table)
                                + " in (select " + KEYS.get(table) + " from " + changes.table(table) + ")"
                        : "select " + id + " from " + changes.table(table))
                .collect(Collectors.joining(" union "));
        return values("select distinct " + id + " from (" + all + ") order by 1");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
