package dev.feira.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.SqlType;
import dev.feira.sandbox.Server;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgreSqlDatabaseTest extends DatabaseContract {
    @Override
    Server server() {
        return Server.POSTGRESQL;
    }

    @Override
    Kind kind() {
        return new Kind.PostgreSql("public");
    }

    @Test
    void sessionIsInUtcReadsRepeatablyAndHasItsLimit() throws Exception {
        try (Database database = Database.open(settings);
                Connection connection = database.connect()) {
            assertThat(value(connection, "SHOW TimeZone")).isEqualTo("UTC");
            assertThat(value(connection, "SHOW IntervalStyle")).isEqualTo("iso_8601");
            assertThat(value(connection, "SHOW statement_timeout")).isEqualTo("2h");
            assertThat(value(connection, "SHOW row_security")).isEqualTo("off");
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        }
    }

    @Test
    void tablesAreDescribedAsDeclared() throws Exception {
        try (Database database = Database.open(settings)) {
            execute(database, """
                    CREATE DOMAIN amount AS numeric(12,3) NOT NULL;
                    CREATE TYPE mood AS ENUM ('good', 'bad');
                    CREATE TABLE line (note varchar(20), id bigint NOT NULL, part int, price amount, feeling mood,
                      hundreds numeric(5,-2), anything numeric, words text[], PRIMARY KEY (part, id))""");
            SourceTable table = database.table("line").orElseThrow();

            assertThat(table.key()).containsExactly("part", "id");
            assertThat(table.column("id").orElseThrow().nullable()).isFalse();
            assertThat(table.column("price").orElseThrow().nullable()).isFalse();
            assertThat(table.column("note").orElseThrow().type().declared()).isEqualTo("character varying(20)");
            assertThat(table.columns())
                    .extracting(column -> database.dialect().typeOf("line", column))
                    .containsExactly(
                            new SqlType.Text(),
                            new SqlType.Int(64),
                            new SqlType.Int(32),
                            new SqlType.Decimal(12, 3),
                            new SqlType.Text(),
                            new SqlType.Decimal(7, 0),
                            new SqlType.Text(),
                            new SqlType.Text());
            assertThat(database.table("lin_")).isEmpty();
            assertThat(database.tables()).extracting(SourceTable::name).containsExactly("line");
        }
    }

    @Test
    void statementThatRunsTooLongIsEndedByTheServer() {
        ConnectionSettings hasty =
                settings.with(new TimeLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMillis(100)));
        try (Database database = Database.open(hasty)) {
            assertThatThrownBy(() -> execute(database, "SELECT pg_sleep(60)"))
                    .hasMessageContaining("ended a statement that ran longer than");
        }
    }

    @Test
    void schemaThatIsNotThereHasNoTables() {
        try (Database database = Database.open(settings.with(new Kind.PostgreSql("nowhere")))) {
            assertThat(database.tables()).isEmpty();
            assertThat(database.table("line")).isEmpty();
        }
    }
}
