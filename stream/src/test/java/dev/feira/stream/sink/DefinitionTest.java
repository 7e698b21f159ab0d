package dev.feira.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.feira.core.ProblemException;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import dev.feira.stream.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionTest {
    /// Two rows of events in their table's own type, all else being NULL or nothing.
    private static final String TWO_EVENTS = """
            SELECT jsonb_populate_record(NULL::invoice_events, jsonb_build_object(
              'event_id', n, 'event_type', 'issued', 'occurred_at', now(), 'invoice_id', n, 'version', 1,
              'issued_at', now(), 'customer_id', 'c', 'payment_type', 'boleto', 'installments', 1, 'currency', 'BRL',
              'products_amount', 1, 'freight_amount', 0, 'discount_amount', 0, 'icms_amount', 0, 'pis_amount', 0,
              'cofins_amount', 0, 'total_amount', 1, 'partition', 0, 'offset', n, 'event_time', now(),
              'arrival_time', now())) AS row
            FROM generate_series(0, 1) n""";

    private final Postgres postgres =
            Postgres.of(Shop.sink(SharedServer.of(Server.POSTGRESQL).freshDatabase()));

    @TempDir
    private Path folder;

    private String first = "";

    @BeforeEach
    void makeFirstVersion() throws Exception {
        first = Files.readString(Path.of("../projects/olist/streams/invoices/v1.json"));
        write(1, first);
        ensure();
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void addedFieldBecomesAColumnOfTableAndView() throws Exception {
        write(2, first.replace("\"issued_at\": {", "\"note\": {\"type\": \"string\"}, \"issued_at\": {"));

        ensure();

        assertThat(columns("invoice_events")).contains("note");
        assertThat(columns("invoices")).contains("note");
    }

    @Test
    void versionThatWasChangedInPlaceIsHeldAgainstTheTables() throws Exception {
        write(1, first.replace("\"maximum\": 99}", "\"maximum\": 12}"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::ensure)
                .withMessageContaining("field `installments` allows less than before");
    }

    @Test
    void olderProjectIsRefusedByNewerTables() throws Exception {
        write(2, first);
        ensure();
        Files.delete(folder.resolve("v2.json"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::ensure)
                .withMessageContaining("are of version 2 of its schema, and this project knows versions up to 1");
    }

    @Test
    void columnThatSomebodyMadeAndThatWantsAValueIsNamed() throws Exception {
        run("ALTER TABLE invoice_events ADD COLUMN checked_by text NOT NULL");
        write(2, first);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::ensure)
                .satisfies(it -> assertThat(it.problem().text())
                        .contains("column `checked_by` of table `invoice_events` wants a value", "DROP NOT NULL"));
    }

    @Test
    void columnOfAnotherTypeIsNamed() throws Exception {
        run("DROP VIEW invoices");
        run("ALTER TABLE invoice_events ALTER COLUMN installments TYPE bigint");
        write(2, first);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::ensure)
                .withMessageContaining(
                        "column `installments` of table `invoice_events` is `bigint` and the schema makes it `integer`");
    }

    @Test
    void viewOfOneInvoiceReadsTheIndexAlone() throws Exception {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off; SET enable_sort = off");
            try (ResultSet row = statement.executeQuery("EXPLAIN SELECT * FROM invoices WHERE invoice_id = 'a'")) {
                StringBuilder plan = new StringBuilder();
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
                assertThat(plan.toString()).contains("invoice_events_key").doesNotContain("Sort");
            }
        }
    }

    @Test
    void rowsOfTheTimeBeforeNumbersGetTheNumberOfTheirOnlyTopic() throws Exception {
        ledger("old-id", 2);
        forgetNumbers();
        run("INSERT INTO invoice_events SELECT (row).* FROM (" + TWO_EVENTS + ") made");

        ensure();

        assertThat(text("SELECT string_agg(DISTINCT topic_number::text, ' ') FROM invoice_events"))
                .isEqualTo("1");
        assertThat(text("SELECT topic_number FROM ingest_offset")).isEqualTo("1");
        assertThat(defaultNumber()).isEqualTo("1");
    }

    @Test
    void rowsThatMayBeOfSeveralTopicsGetNoTopicsNumber() throws Exception {
        ledger("old-id", 1);
        ledger("new-id", 1);
        forgetNumbers();
        run("INSERT INTO invoice_events SELECT (row).* FROM (" + TWO_EVENTS + ") made");

        ensure();

        assertThat(text("SELECT string_agg(DISTINCT topic_number::text, ' ') FROM invoice_events"))
                .isEqualTo("0");
        assertThat(text("SELECT string_agg(topic_number::text, ' ' ORDER BY topic_number) FROM ingest_offset"))
                .isEqualTo("1 2");
        assertThat(defaultNumber()).isEqualTo("2");
    }

    /// As a Feira without numbers had made the tables.
    private void forgetNumbers() throws SQLException {
        run("DROP VIEW invoices; ALTER TABLE invoice_events DROP COLUMN topic_number;"
                + " ALTER TABLE invoice_event_lines DROP COLUMN topic_number;"
                + " ALTER TABLE ingest_offset DROP COLUMN topic_number; UPDATE stream_definition SET fingerprint = ''");
    }

    private void ledger(String topicId, long rows) throws SQLException {
        try (Connection connection = postgres.connect()) {
            new Ledger("invoices", topicId).begin(connection, 0, 0);
            connection.commit();
        }
        run("UPDATE ingest_offset SET next_offset = " + rows + ", rows = " + rows + " WHERE topic_id = '" + topicId
                + "'");
    }

    private String defaultNumber() throws SQLException {
        return text("SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef JOIN pg_attribute"
                + " ON attrelid = adrelid AND attnum = adnum"
                + " WHERE attname = 'topic_number' AND adrelid = 'invoice_events'::regclass");
    }

    private void ensure() throws SQLException {
        try (Connection connection = postgres.connect()) {
            new Definition(Shop.invoices("invoices", folder)).ensure(connection, "kafka_streaming");
        }
    }

    private void write(int version, String text) throws IOException {
        Files.writeString(folder.resolve("v" + version + ".json"), text);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    private String columns(String table) throws SQLException {
        return text("SELECT string_agg(attname, ' ') FROM pg_attribute WHERE attnum > 0 AND attrelid = to_regclass('"
                + table + "')");
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
