package dev.feira.ingest.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.ingest.engine.Chunk;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.SharedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PageRangesTest {
    private static final int ROWS = 5_000;

    @Test
    void everyRowIsInExactlyOneRangeWhateverTheGuessOfTheSize() throws Exception {
        ServerStatus server = SharedServer.of(Server.POSTGRESQL).freshDatabase();
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl(),
                        server.owner().user(),
                        server.owner().password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE big (id INT, filler CHAR(700))");
            statement.execute("INSERT INTO big SELECT n, 'x' FROM generate_series(1, " + ROWS + ") n");
            for (long pages : new long[] {0, 1, 100, 455, 10_000}) {
                assertThat(sum(statement, pages)).as("%d pages", pages).isEqualTo(ROWS * (ROWS + 1L) / 2);
            }
        }
    }

    private static long sum(Statement statement, long pages) throws SQLException {
        long sum = 0;
        for (Chunk chunk : PageRanges.ranges(pages, 7)) {
            try (ResultSet row = statement.executeQuery("SELECT sum(id) FROM big" + chunk.where())) {
                row.next();
                sum += row.getLong(1);
            }
        }
        return sum;
    }
}
