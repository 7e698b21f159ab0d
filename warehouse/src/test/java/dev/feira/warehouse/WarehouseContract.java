package dev.feira.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.Column;
import dev.feira.core.ProblemException;
import dev.feira.core.Reconciliation;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeSettings;
import dev.feira.lake.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every warehouse does with the lake's tables, whatever engine is behind it. A test class for an engine extends
/// this and says how the engine is opened.
abstract class WarehouseContract {
    private static final Table ITEMS = new Table(
            "items",
            List.of(
                    new Column("id", new SqlType.Int(64), false),
                    new Column("name", new SqlType.Text(), true),
                    new Column("price", new SqlType.Decimal(10, 2), true)),
            List.of("id"));

    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path folder;

    private Lake lake;
    private Warehouse warehouse;

    /// A new and empty warehouse.
    abstract Warehouse open(Path folder);

    abstract List<Load.Loaded> load(Warehouse warehouse, List<LakeTable> tables, boolean force);

    abstract Reconciliation prove(Warehouse warehouse, List<LakeTable> tables);

    /// A name as the engine's SQL wants it.
    abstract String quoted(String name);

    // A zone with hours that do not exist: a value that took a way through local time would not come back.
    @BeforeEach
    void openInSaoPaulo() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/Sao_Paulo"));
        lake = Lake.open(LakeSettings.in(folder.resolve("lake")));
        warehouse = open(folder);
    }

    @AfterEach
    void close() {
        warehouse.close();
        lake.close();
        TimeZone.setDefault(zone);
    }

    @Test
    void rowsOfTheLakeStandInRawDataWithTheirBatch() {
        ingest(10);
        assertThat(load(false)).singleElement().matches(it -> it.rows() == 10 && !it.skipped());

        assertThat(values("select count(*), count(name), min(_feira_batch), max(_feira_batch) from " + raw("items")))
                .containsExactly(List.of(10L, 7L, 1L, 1L));
        assertThat(proved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void valuesOfEveryTypeComeBackAsTheyWere(long seed) {
        RandomTable table = RandomTable.of("random", seed);
        LakeRows.write(lake, table.shape(), table.rows());
        load(false);

        String columns = String.join(
                ", ",
                table.shape().columns().stream().map(it -> quoted(it.name())).toList());
        assertThat(values("select " + columns + " from " + raw("random") + " order by " + quoted("row")))
                .as("seed %d, %s", seed, table.shape())
                .isEqualTo(table.rows().stream().map(WarehouseContract::plain).toList());
        assertThat(proved()).isTrue();
    }

    @Test
    void aFileOfTheLakeThatWasChangedIsNotLoaded() throws IOException {
        ingest(10);
        Path file;
        try (Stream<Path> files = Files.walk(folder.resolve("lake/bronze/items/data"))) {
            file = files.filter(it -> it.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        assertThatThrownBy(() -> load(false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(file.getFileName().toString());

        ingest(10);
        load(false);
        assertThat(proved()).isTrue();
    }

    @Test
    void anEmptyTableIsATable() {
        ingest(0);
        load(false);

        assertThat(values("select count(*) from " + raw("items"))).containsExactly(List.of(0L));
        assertThat(proved()).isTrue();
    }

    @Test
    void aSnapshotThatIsThereAlreadyIsLoadedOnlyByForce() {
        ingest(3);
        assertThat(load(false)).noneMatch(Load.Loaded::skipped);
        assertThat(load(false)).allMatch(Load.Loaded::skipped);
        assertThat(load(true)).noneMatch(Load.Loaded::skipped);
        ingest(4);
        assertThat(load(false)).noneMatch(Load.Loaded::skipped);
    }

    @Test
    void aReaderSeesTheOldRowsOrTheNewOnesAndNothingBetween() throws InterruptedException, ExecutionException {
        ingest(1000);
        load(false);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Integer> looks = thread.submit(() -> look(over));
            try {
                for (int batch = 2; batch <= 8; batch++) {
                    ingest(1000 * batch);
                    load(false);
                }
            } finally {
                over.set(true);
            }
            assertThat(looks.get()).isPositive();
        }
    }

    private int look(AtomicBoolean over) {
        int looks = 0;
        try (Session session = warehouse.session()) {
            do {
                List<?> row = session.run("select count(*), min(_feira_batch), max(_feira_batch) from " + raw("items"))
                        .values()
                        .getFirst();
                assertThat(row.get(1)).isEqualTo(row.get(2));
                assertThat(row.get(0)).isEqualTo(1000 * (Long) Objects.requireNonNull(row.get(1)));
                looks++;
            } while (!over.get());
        }
        return looks;
    }

    @Test
    void aLoadThatFailsLeavesTheOldRowsAndTheNextOneMendsIt() throws IOException {
        ingest(10);
        load(false);
        ingest(20);
        List<Path> hidden = hideFiles();

        assertThatThrownBy(() -> load(false)).isInstanceOf(RuntimeException.class);
        assertThat(values("select count(*), max(_feira_batch) from " + raw("items")))
                .containsExactly(List.of(10L, 1L));

        for (Path file : hidden) {
            Files.move(file, file.resolveSibling(file.getFileName().toString().replace(".hidden", "")));
        }
        assertThat(load(false)).noneMatch(Load.Loaded::skipped);
        assertThat(values("select count(*) from " + raw("items"))).containsExactly(List.of(20L));
    }

    private List<Path> hideFiles() throws IOException {
        List<Path> hidden = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("lake/bronze"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".parquet")).toList()) {
                hidden.add(Files.move(file, file.resolveSibling(file.getFileName() + ".hidden")));
            }
        }
        return hidden;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update %s set price = price + 0.01 where id = 7",
                "update %s set name = null where id = 7",
                "update %s set name = '' where id = 0",
                "delete from %s where id = 7",
                "insert into %s select * from %s where id = 7",
                "update %s set id = 8 where id = 7",
                "update %s set price = case id when 7 then 8.05 else 7.05 end where id in (7, 8)",
                "update %s set _feira_batch = 2 where id = 7"
            })
    void aRowThatIsNotTheLakesIsFound(String change) {
        ingest(10);
        load(false);
        assertThat(proved()).isTrue();

        values(change.replace("%s", raw("items")));

        assertThat(proved()).isFalse();
        load(true);
        assertThat(proved()).isTrue();
    }

    @Test
    void aRowDoubledForOneThatIsMissingIsFoundThoughTheCountIsRight() {
        ingest(10);
        load(false);
        values("delete from " + raw("items") + " where id = 4");
        values("insert into " + raw("items") + " select * from " + raw("items") + " where id = 5");

        assertThat(prove(warehouse, lake.tables()).checks())
                .singleElement()
                .matches(it -> !it.equal() && it.left().rows() == it.right().rows());
    }

    @Test
    void aTableThatWasDroppedByHandIsNamedAndLoadedAgain() {
        ingest(10);
        load(false);
        values("drop table " + raw("items"));

        assertThatThrownBy(this::proved).hasMessageContaining("`items` is in the lake but not in the warehouse");
        assertThat(load(false)).noneMatch(Load.Loaded::skipped);
        assertThat(proved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "O'Brien \"said\"", "São Paulo", "注文 🛒", "two  blanks", "semi;colon--", "100%"})
    void namesMayBeAnything(String name) {
        Table shape = new Table(
                name,
                List.of(
                        new Column("select", new SqlType.Int(64), false),
                        new Column("it's \"quoted\"", new SqlType.Text(), true),
                        new Column("preço R$", new SqlType.Text(), true)),
                List.of());
        LakeRows.write(lake, shape, List.of(List.of(1L, "a", "b")));
        load(false);

        assertThat(values("select " + quoted("it's \"quoted\"") + ", " + quoted("preço R$") + " from " + raw(name)
                        + " where " + quoted("select") + " = 1"))
                .containsExactly(List.of("a", "b"));
        assertThat(proved()).isTrue();
        assertThat(load(false)).allMatch(Load.Loaded::skipped);
    }

    @Test
    void aColumnThatIsNewInTheLakeIsNewInTheWarehouse() {
        ingest(2);
        load(false);
        List<Column> columns = new ArrayList<>(ITEMS.columns());
        columns.add(new Column("colour", new SqlType.Text(), true));
        LakeRows.write(
                lake, new Table("items", columns, List.of("id")), List.of(row(0, "x", "red"), row(1, "y", "blue")));
        load(false);

        assertThat(values("select id, colour from " + raw("items") + " order by id"))
                .containsExactly(List.of(0L, "red"), List.of(1L, "blue"));
        assertThat(proved()).isTrue();
    }

    @Test
    void rowsThatWereAddedToTheLakeAreAdded() {
        ingest(2);
        load(false);
        add(2, 5);
        add(5, 6);

        assertThat(load(false)).extracting(Load.Loaded::loaded).containsExactly(4L);
        assertThat(load(false)).allMatch(Load.Loaded::skipped);
        assertThat(values("select id, _feira_batch from " + raw("items") + " order by id"))
                .containsExactly(
                        List.of(0L, 1L),
                        List.of(1L, 1L),
                        List.of(2L, 2L),
                        List.of(3L, 2L),
                        List.of(4L, 2L),
                        List.of(5L, 3L));
        assertThat(proved()).isTrue();
    }

    @Test
    void tableThatWasWrittenAnewBetweenIsLoadedWhole() {
        ingest(2);
        load(false);
        add(2, 3);
        ingest(4);
        add(4, 5);

        assertThat(load(false)).extracting(Load.Loaded::loaded).containsExactly(5L);
        assertThat(proved()).isTrue();
    }

    @Test
    void nothingIsAddedToRowsThatAreNoLongerThoseThatWereLoaded() {
        ingest(3);
        load(false);
        values("delete from " + raw("items") + " where id = 1");
        add(3, 4);

        assertThat(load(false)).extracting(Load.Loaded::loaded).containsExactly(4L);
        assertThat(proved()).isTrue();
    }

    @Test
    void columnThatCameWithTheAddedRowsIsLoadedWithAllOfThem() {
        ingest(1);
        load(false);
        List<Column> columns = new ArrayList<>(ITEMS.columns());
        columns.add(new Column("colour", new SqlType.Text(), true));
        LakeRows.add(lake, new Table("items", columns, List.of("id")), List.of(row(1, "x", "red")));

        assertThat(load(false)).extracting(Load.Loaded::loaded).containsExactly(2L);
        assertThat(proved()).isTrue();
    }

    private void add(int from, int to) {
        LakeRows.add(
                lake,
                ITEMS,
                IntStream.range(from, to).mapToObj(WarehouseContract::item).toList());
    }

    private static List<Object> row(long id, String name, String colour) {
        return List.of(id, name, new java.math.BigDecimal("1.00"), colour);
    }

    final void ingest(int rows) {
        LakeRows.write(
                lake,
                ITEMS,
                IntStream.range(0, rows).mapToObj(WarehouseContract::item).toList());
    }

    /// Every fourth, beginning with the first, has no name; the price is `<id>.05`.
    private static List<@Nullable Object> item(int id) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add((long) id);
        row.add(id % 4 == 0 ? null : "name " + id);
        row.add(java.math.BigDecimal.valueOf(100L * id + 5, 2));
        return row;
    }

    final List<Load.Loaded> load(boolean force) {
        return load(warehouse, lake.tables(), force);
    }

    final boolean proved() {
        return prove(warehouse, lake.tables()).equal();
    }

    final String raw(String table) {
        return "raw_data." + quoted(table);
    }

    final List<List<@Nullable Object>> values(String sql) {
        try (Session session = warehouse.session()) {
            return session.run(sql).values().stream()
                    .map(WarehouseContract::plain)
                    .toList();
        }
    }

    /// In a form that `equals` compares: bytes as hexadecimal digits, points in time as such.
    private static List<@Nullable Object> plain(List<? extends @Nullable Object> row) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object value : row) {
            plain.add(
                    switch (value) {
                        case null -> null;
                        case byte[] bytes -> HexFormat.of().formatHex(bytes);
                        case OffsetDateTime moment -> moment.toInstant();
                        default -> value;
                    });
        }
        return plain;
    }
}
