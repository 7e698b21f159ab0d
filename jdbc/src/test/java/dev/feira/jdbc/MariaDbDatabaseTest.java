package dev.feira.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.ProblemException;
import dev.feira.core.SqlType;
import dev.feira.sandbox.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaDbDatabaseTest extends DatabaseContract {
    @Override
    Server server() {
        return Server.MARIADB;
    }

    @Override
    Kind kind() {
        return new Kind.MySql();
    }

    @Test
    void sessionIsInUtcAndReadsRepeatably() throws Exception {
        try (Database database = Database.open(settings);
                Connection connection = database.connect()) {
            assertThat(value(connection, "SELECT @@session.time_zone")).isEqualTo("+00:00");
            assertThat(value(connection, "SELECT @@session.net_write_timeout")).isEqualTo("600");
            assertThat(value(connection, "SELECT @@session.max_statement_time")).startsWith("7200");
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        }
    }

    @Test
    void tablesAreDescribedAsDeclared() throws Exception {
        try (Database database = Database.open(settings)) {
            execute(database, """
                    CREATE TABLE line (note VARCHAR(20) CHARACTER SET latin1, id BIGINT UNSIGNED NOT NULL, part INT,
                    price DECIMAL(12,3) NOT NULL, at DATETIME(3), PRIMARY KEY (part, id))""");
            SourceTable table = database.table("line").orElseThrow();

            assertThat(table.key()).containsExactly("part", "id");
            assertThat(table.engine()).isEqualTo("InnoDB");
            assertThat(table.column("id").orElseThrow().type().unsigned()).isTrue();
            assertThat(table.column("note").orElseThrow().type().charset()).isEqualTo("latin1");
            assertThat(table.column("at").orElseThrow().type().fraction()).isEqualTo(3);
            assertThat(table.column("price").map(column -> database.dialect().typeOf("line", column)))
                    .contains(new SqlType.Decimal(12, 3));
            assertThat(database.table("lin_")).isEmpty();
        }
    }

    @Test
    void unknownTypeNamesItsColumn() {
        SourceType vector = new SourceType("vector", "vector(3)", 0, 0, 0, false, "", "");
        SourceColumn column = new SourceColumn("embedding", vector, true);

        assertThatThrownBy(() -> new MySqlDialect("11.8.1-MariaDB").typeOf("docs", column))
                .hasMessageContaining("`docs.embedding`")
                .hasMessageContaining("`vector(3)`");
    }

    @Test
    void onlyOneThatLoadsHandsFilesToTheServer(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("names.txt"), "Ana\n");
        String load = "LOAD DATA LOCAL INFILE '" + file + "' INTO TABLE names";
        try (Database reading = Database.open(settings);
                Database loading = Database.openForLoading(settings)) {
            execute(reading, "CREATE TABLE names (name VARCHAR(20))");

            assertThatThrownBy(() -> execute(reading, load)).isInstanceOf(ProblemException.class);
            execute(loading, load);
            assertThat(value(loading.connect(), "SELECT COUNT(*) FROM names")).isEqualTo("1");
        }
    }
}
