package dev.feira.lake;

import static dev.feira.lake.Rows.ask;
import static dev.feira.lake.Rows.table;
import static dev.feira.lake.Rows.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
    private static final Table PEOPLE = table("people", "id", new SqlType.Int(64), "name", new SqlType.Text());

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.open(LakeSettings.in(folder.resolve("lake")));
    }

    @AfterEach
    void close() {
        lake.close();
    }

    private static String read(LakeTable table, String columns) {
        return String.join(
                "\n", ask("select " + columns + " from " + table.scan().sql() + " order by all"));
    }

    @Test
    void aTableIsWhatWasWritten() {
        LakeTable people = write(lake, PEOPLE, new Object[] {1L, "Ana"}, new Object[] {2L, null});

        assertThat(read(people, "id, name, _feira_batch")).isEqualTo("1|Ana|1\n2|null|1");
        assertThat(read(people, "count(*) filter (where _feira_ingested_at between now() - interval 1 hour and now())"))
                .isEqualTo("2");
        assertThat(people.rows()).isEqualTo(2);
        assertThat(people.shape()).isEqualTo(PEOPLE);
        assertThat(people.state()).containsEntry("source-rows", "2").containsEntry("batch", "1");
        assertThat(lake.tables()).extracting(LakeTable::name).containsExactly("people");
    }

    @Test
    void eachTypeComesBackExactly() {
        Table all = table(
                "all types",
                "b",
                new SqlType.Bool(),
                "i",
                new SqlType.Int(32),
                "l",
                new SqlType.Int(64),
                "d",
                new SqlType.Decimal(10, 2),
                "d18",
                new SqlType.Decimal(18, 18),
                "d38",
                new SqlType.Decimal(38, 10),
                "f",
                new SqlType.Real(32),
                "r",
                new SqlType.Real(64),
                "t",
                new SqlType.Text(),
                "x",
                new SqlType.Bytes(),
                "day",
                new SqlType.Date(),
                "time",
                new SqlType.Time(),
                "ts",
                new SqlType.Timestamp(false),
                "tz",
                new SqlType.Timestamp(true));
        long yearOne = -62_135_596_800_000_000L;
        long year9999 = 253_402_300_799_999_999L;
        LakeTable written = write(
                lake,
                all,
                new Object[] {
                    1L,
                    -2_147_483_648L,
                    Long.MIN_VALUE,
                    -9_999_999_999L,
                    999_999_999_999_999_999L,
                    "-9999999999999999999999999999.9999999999",
                    1.5,
                    -0.1,
                    "a\u0000é😀'",
                    new byte[] {0, (byte) 0xff},
                    -719_162L,
                    0L,
                    yearOne,
                    yearOne
                },
                new Object[] {
                    0L,
                    2_147_483_647L,
                    Long.MAX_VALUE,
                    5L,
                    -1L,
                    "0.0000000001",
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    "",
                    new byte[0],
                    2_932_896L,
                    86_399_999_999L,
                    year9999,
                    year9999
                },
                new Object[14]);

        String columns = "b, i, l, d, d18::text, d38::text, f, r, hex(encode(t)), hex(x), day, time::text, ts::text, "
                + "(tz at time zone 'UTC')::text";
        assertThat(read(written, columns).split("\n"))
                .containsExactlyInAnyOrder(
                        "true|-2147483648|-9223372036854775808|-99999999.99|.999999999999999999|"
                                + "-9999999999999999999999999999.9999999999|1.5|-0.1|6100C3A9F09F988027|"
                                + "00FF|0001-01-01|00:00:00|0001-01-01 00:00:00|0001-01-01 00:00:00",
                        "false|2147483647|9223372036854775807|0.05|-.000000000000000001|0.0000000001|NaN|Infinity|||"
                                + "9999-12-31|23:59:59.999999|9999-12-31 23:59:59.999999|9999-12-31 23:59:59.999999",
                        String.join("|", java.util.Collections.nCopies(14, "null")));
    }

    @Test
    void replacingATableGrowsItsBatchAndKeepsTheOldSnapshot() {
        write(lake, PEOPLE, new Object[] {1L, "Ana"});
        LakeTable second = write(lake, PEOPLE, new Object[] {2L, "Bia"});

        assertThat(read(second, "id, name, _feira_batch")).isEqualTo("2|Bia|2");
        assertThat(lake.snapshots("people"))
                .extracting(snapshot -> snapshot.state().get("batch"))
                .containsExactly("1", "2");
    }

    @Test
    void anEmptyTableHasColumnsAndNoRows() {
        LakeTable empty = write(lake, PEOPLE);

        assertThat(read(empty, "count(*), max(name)")).isEqualTo("0|null");
        assertThat(write(lake, PEOPLE).batchNumber()).isEqualTo(2);
    }

    @Test
    void columnsAreAddedWidenedReplacedAndKept() {
        write(lake, table("t", "n", new SqlType.Int(32), "gone", new SqlType.Text(), "x", new SqlType.Text()));
        Table next = table("t", "n", new SqlType.Int(64), "x", new SqlType.Int(32), "new", new SqlType.Text());

        LakeTable evolved = write(lake, next, new Object[] {1L << 40, 7L, "v"});

        assertThat(read(evolved, "n, gone, x, new")).isEqualTo("1099511627776|null|7|v");
        LakeTable narrow = write(lake, table("t", "n", new SqlType.Int(32)), new Object[] {3L});
        assertThat(read(narrow, "typeof(n), n")).isEqualTo("BIGINT|3");
    }

    @Test
    void manyThreadsFillManyTablesAtOnce() throws ExecutionException, InterruptedException {
        Object[][] rows = IntStream.range(0, 5000)
                .mapToObj(i -> new Object[] {(long) i, "n" + i})
                .toArray(Object[][]::new);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<LakeTable>> tables = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> writeByTwo(threads, "t" + i, rows)))
                    .toList();
            for (Future<LakeTable> table : tables) {
                assertThat(read(table.get(), "count(*), sum(id), count(distinct name)"))
                        .isEqualTo("10000|24995000|5000");
            }
        }
    }

    private LakeTable writeByTwo(ExecutorService threads, String name, Object[][] rows)
            throws ExecutionException, InterruptedException {
        Table shape = new Table(name, PEOPLE.columns(), List.of());
        try (TableWrite write = lake.overwrite(shape)) {
            Future<?> one = threads.submit(() -> Rows.put(write, shape, rows));
            Rows.put(write, shape, rows);
            one.get();
            return write.commit(Map.of());
        }
    }

    @Test
    void ofTwoWritesAtOnceTheSecondIsRefused() {
        write(lake, PEOPLE, new Object[] {1L, "Ana"});
        try (TableWrite slow = lake.overwrite(PEOPLE)) {
            Rows.put(slow, PEOPLE, new Object[] {2L, "slow"});
            write(lake, PEOPLE, new Object[] {3L, "fast"});

            assertThatThrownBy(() -> slow.commit(Map.of())).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem().kind()).isEqualTo(Problem.Kind.TRANSIENT);
                assertThat(e.problem().message()).contains("`people` was changed by another run");
            });
        }
        assertThat(read(lake.table("people").orElseThrow(), "name, _feira_batch"))
                .isEqualTo("fast|2");
    }

    @Test
    void ofTwoFirstWritesTheSecondIsRefused() {
        try (TableWrite slow = lake.overwrite(PEOPLE)) {
            write(lake, PEOPLE, new Object[] {3L, "fast"});

            assertThatThrownBy(() -> slow.commit(Map.of())).hasMessageContaining("changed by another run");
        }
        assertThat(read(lake.table("people").orElseThrow(), "name")).isEqualTo("fast");
    }

    @Test
    void aWriteGivenUpLeavesNoTrace() throws IOException {
        try (TableWrite write = lake.overwrite(PEOPLE)) {
            Rows.put(write, PEOPLE, new Object[] {1L, "Ana"});
        }
        assertThat(lake.tables()).isEmpty();
        try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
                    .isEmpty();
        }
    }

    @Test
    void aValueThatDoesNotFitFailsTheCommitAndNamesTheTable() {
        Table prices = table("prices", "p", new SqlType.Decimal(4, 2));
        try (TableWrite write = lake.overwrite(prices)) {
            Rows.put(write, prices, new Object[] {10_000L});
            assertThatThrownBy(() -> write.commit(Map.of()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("`prices`");
        }
        assertThat(lake.tables()).isEmpty();
    }

    @Test
    void aMovedLakeSaysWhatToDo() throws IOException {
        write(lake, PEOPLE, new Object[] {1L, "Ana"});
        lake.close();
        Path moved = Files.move(folder.resolve("lake"), folder.resolve("elsewhere"));

        assertThatThrownBy(() -> Lake.open(LakeSettings.in(moved)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().text())
                                .contains("made at", folder.resolve("lake").toString(), "feira lake relocate"));
    }

    @Test
    void aCatalogThatIsNoCatalogIsRefused() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("catalog.db"), "not a database, certainly not ".repeat(100));

        assertThatThrownBy(() -> Lake.open(LakeSettings.in(broken)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("catalog does not open");
    }

    @Test
    void aDifferentLakeObjectSeesTheCommit() {
        write(lake, PEOPLE, new Object[] {1L, "Ana"});
        try (Lake other = Lake.open(LakeSettings.in(folder.resolve("lake")))) {
            assertThat(read(other.table("people").orElseThrow(), "name")).isEqualTo("Ana");
        }
    }
}
