package dev.feira.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.core.EventListener;
import dev.feira.core.Reconciliation;
import dev.feira.core.Sql;
import dev.feira.lake.LakeTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuckDbWarehouseTest extends WarehouseContract {
    @Override
    Warehouse open(Path folder) {
        return DuckDb.open(folder.resolve("warehouse.duckdb"), WarehouseSettings.DEFAULT);
    }

    @Override
    List<Load.Loaded> load(Warehouse warehouse, List<LakeTable> tables, boolean force) {
        return Load.run((DuckDb) warehouse, tables, force, EventListener.none());
    }

    @Override
    Reconciliation prove(Warehouse warehouse, List<LakeTable> tables) {
        return Proof.lakeEqualsWarehouse((DuckDb) warehouse, tables);
    }

    @Override
    String quoted(String name) {
        return Sql.quoted(name);
    }

    @Test
    void columnsHaveTheTypesOfTheLake() {
        ingest(1);
        load(false);

        assertThat(values("select column_name, data_type from duckdb_columns() where table_name = 'items'"
                        + " order by column_index"))
                .containsExactly(
                        List.of("id", "BIGINT"),
                        List.of("name", "VARCHAR"),
                        List.of("price", "DECIMAL(10,2)"),
                        List.of("_feira_batch", "BIGINT"),
                        List.of("_feira_ingested_at", "TIMESTAMP WITH TIME ZONE"));
    }
}
