package dev.feira.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.Column;
import dev.feira.core.EventListener;
import dev.feira.core.Reconciliation;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import dev.feira.lake.Batch;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeSettings;
import dev.feira.lake.LakeTable;
import dev.feira.lake.TableWrite;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    private static final Table ITEMS = new Table(
            "items",
            List.of(
                    new Column("id", new SqlType.Int(64), false),
                    new Column("name", new SqlType.Text(), true),
                    new Column("price", new SqlType.Decimal(10, 2), true)),
            List.of("id"));

    @TempDir
    Path folder;

    private Lake lake;
    private DuckDb warehouse;

    @BeforeEach
    void open() {
        lake = Lake.open(LakeSettings.in(folder.resolve("lake")));
        warehouse = DuckDb.open(folder.resolve("warehouse.duckdb"), WarehouseSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        warehouse.close();
        lake.close();
    }

    private LakeTable ingest(int rows) {
        try (TableWrite write = lake.overwrite(ITEMS)) {
            Batch batch = write.take();
            for (int i = 0; i < rows; i++) {
                batch.setLong(0, i);
                if (i % 3 == 0) {
                    batch.setNull(1);
                } else {
                    batch.setBytes(1, ("name " + i).getBytes(StandardCharsets.UTF_8));
                }
                batch.setLong(2, 100L * i + 5);
                batch.endRow();
            }
            write.put(batch);
            return write.commit(Map.of());
        }
    }

    private List<Load.Loaded> load(boolean force) {
        return Load.run(warehouse, lake.tables(), force, EventListener.none());
    }

    private Reconciliation proof() {
        return Proof.lakeEqualsWarehouse(warehouse, lake.tables());
    }

    private Rows query(String sql) {
        try (Session session = warehouse.session()) {
            return session.run(sql);
        }
    }

    @Test
    void rowsOfTheLakeStandInRawData() {
        ingest(10);
        assertThat(load(false)).singleElement().matches(loaded -> loaded.rows() == 10 && !loaded.skipped());

        assertThat(query("select count(*), count(name), sum(price), min(_feira_batch) from raw_data.items")
                        .values())
                .isEqualTo(List.of(List.of(10L, 6L, new BigDecimal("45.50"), 1L)));
        assertThat(proof().equal()).isTrue();
    }

    @Test
    void columnsHaveTheTypesOfTheLake() {
        ingest(1);
        load(false);

        assertThat(query(
                                "select column_name, data_type from duckdb_columns() where table_name = 'items' order by column_index")
                        .values())
                .isEqualTo(List.of(
                        List.of("id", "BIGINT"),
                        List.of("name", "VARCHAR"),
                        List.of("price", "DECIMAL(10,2)"),
                        List.of("_feira_batch", "BIGINT"),
                        List.of("_feira_ingested_at", "TIMESTAMP WITH TIME ZONE")));
    }

    @Test
    void aSnapshotThatIsThereAlreadyIsNotLoadedAgain() {
        ingest(10);
        load(false);
        assertThat(load(false)).allMatch(Load.Loaded::skipped);
        assertThat(load(true)).noneMatch(Load.Loaded::skipped);

        ingest(4);
        assertThat(load(false)).noneMatch(Load.Loaded::skipped);
        assertThat(query("select count(*), min(_feira_batch) from raw_data.items")
                        .values())
                .isEqualTo(List.of(List.of(4L, 2L)));
    }

    @Test
    void aTableThatWasDroppedByHandIsLoadedAgain() {
        ingest(10);
        load(false);
        query("drop table raw_data.items");

        assertThatThrownBy(this::proof).hasMessageContaining("`items` is in the lake but not in the warehouse");
        assertThat(load(false)).noneMatch(Load.Loaded::skipped);
    }

    @Test
    void aSingleChangedValueIsFound() {
        ingest(10);
        load(false);
        query("update raw_data.items set price = price + 0.01 where id = 7");

        assertThat(proof().checks())
                .singleElement()
                .matches(check ->
                        !check.equal() && check.left().rows() == check.right().rows());
    }

    @Test
    void aLoadThatFailsLeavesTheOldRows() throws IOException {
        ingest(10);
        load(false);
        ingest(20);
        try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                Files.delete(file);
            }
        }

        assertThatThrownBy(() -> load(false)).isNotNull();
        assertThat(query("select count(*) from raw_data.items").single()).isEqualTo(10L);
    }

    @Test
    void anEmptyTableIsATable() {
        ingest(0);
        load(false);

        assertThat(query("select count(*) from raw_data.items").single()).isEqualTo(0L);
        assertThat(proof().equal()).isTrue();
    }
}
