package dev.feira.transform;

import dev.feira.core.EventListener;
import dev.feira.warehouse.DuckDb;
import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A project written file by file, its DuckDB file, and what its commands say.
final class ErrandProject {
    final Path folder;
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    ErrandProject(Path folder) throws IOException {
        this.folder = folder;
        file("dbt_project.yml", "name: shop\nversion: '1'\nprofile: shop\n");
        file(
                "profiles.yml",
                "shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: shop.duckdb, threads: 2}\n");
    }

    void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    String text(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    Invocation invocation(String command) {
        return Invocation.of(folder).flags(Flags.of(command));
    }

    Build open(Invocation invocation) {
        lines.clear();
        return Build.of(invocation, EventListener.none(), line -> lines.add(line.message()));
    }

    DuckDb warehouse(WarehouseOpener.Output output) {
        return DuckDb.open(output.file(), WarehouseSettings.DEFAULT);
    }

    List<?> sql(String sql) {
        try (DuckDb warehouse = DuckDb.open(folder.resolve("shop.duckdb"), WarehouseSettings.DEFAULT);
                Session session = warehouse.session()) {
            Rows rows = session.run(sql);
            return rows.values().stream().map(List::getFirst).toList();
        }
    }
}
