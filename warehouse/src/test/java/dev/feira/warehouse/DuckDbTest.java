package dev.feira.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {
    @TempDir
    Path folder;

    private DuckDb open() {
        return DuckDb.open(folder.resolve("a/warehouse.duckdb"), WarehouseSettings.DEFAULT);
    }

    @Test
    void valuesComeBackAsJavasOwn() {
        try (DuckDb warehouse = open();
                Session session = warehouse.session()) {
            Rows rows = session.run("""
                    select true, 1::tinyint, 2::bigint, 3::hugeint, 1.50::decimal(10, 2), 'é', date '2020-01-02',
                        time '01:02:03', timestamp '2020-01-02 03:04:05.123456', timestamptz '2020-01-02 03:04:05+00',
                        [1, 2], {'a': 'x'}, 'b'::blob, null""");

            List<?> row = rows.values().getFirst();
            assertThat(row.subList(0, 9))
                    .isEqualTo(List.of(
                            true,
                            1,
                            2L,
                            BigInteger.valueOf(3),
                            new BigDecimal("1.50"),
                            "é",
                            LocalDate.of(2020, 1, 2),
                            LocalTime.of(1, 2, 3),
                            LocalDateTime.of(2020, 1, 2, 3, 4, 5, 123_456_000)));
            assertThat((OffsetDateTime) row.get(9)).isAtSameInstantAs(OffsetDateTime.parse("2020-01-02T03:04:05Z"));
            assertThat(row.get(10)).isEqualTo(List.of(1, 2));
            assertThat(row.get(11)).isEqualTo(Map.of("a", "x"));
            assertThat(row.get(12)).isEqualTo(new byte[] {'b'});
            assertThat(row.get(13)).isNull();
        }
    }

    @Test
    void rolledBackWorkIsGoneAndTheSessionGoesOn() {
        try (DuckDb warehouse = open();
                Session session = warehouse.session()) {
            session.run("create table t (a int)");
            session.begin();
            assertThat(session.run("insert into t values (1), (2)").changed()).isEqualTo(2);
            assertThatThrownBy(() -> session.run("select * from nowhere")).hasMessageContaining("nowhere");
            session.rollback();

            assertThat(session.run("select count(*) from t").single()).isEqualTo(0L);
        }
    }

    @Test
    void anErrorIsTheEnginesOwnSentence() {
        try (DuckDb warehouse = open();
                Session session = warehouse.session()) {
            assertThatThrownBy(() -> session.run("select nope from (select 1 as a)"))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().kind()).isEqualTo(Problem.Kind.DATA);
                        assertThat(e.problem().message()).contains("nope").doesNotContain("SQLException");
                    });
        }
    }

    @Test
    void anotherThreadCanCancelAStatement() throws InterruptedException {
        try (DuckDb warehouse = open();
                Session session = warehouse.session()) {
            Thread canceller = Thread.ofVirtual().unstarted(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    session.cancel();
                    Thread.onSpinWait();
                }
            });
            canceller.start();
            assertThatThrownBy(() -> session.run(
                            "select count(*) from range(100000000) a, range(100000) b where a.range % 7 = b.range % 5"))
                    .hasMessageContaining("nterrupt");
            canceller.interrupt();
            canceller.join();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedWithTheCure() throws IOException {
        Path file = Files.writeString(folder.resolve("warehouse.duckdb"), "hello, I am not a database".repeat(1000));

        assertThatThrownBy(() -> DuckDb.open(file, WarehouseSettings.DEFAULT))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().text()).contains("not a DuckDB file", "hint: move the file away"));
    }
}
