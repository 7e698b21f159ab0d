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
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT string_agg(attname, ' ') FROM pg_attribute WHERE attnum > 0 AND attrelid = to_regclass('"
                                + table + "')")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
