package dev.feira.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import dev.feira.lake.Batch;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeSettings;
import dev.feira.lake.TableWrite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A tiny project with a few rows in its lake, so that everyday commands can be gone through without a server.
final class Rehearsal {
    private static final List<String> FILES = List.of(
            "feira.yml",
            "dbt_project.yml",
            "profiles.yml",
            "ingest/sales.yml",
            "models/schema.yml",
            "models/clean_sales.sql",
            "models/totals.sql",
            "models/marked_sales.sql");

    /// In order; the source does not answer, which is as far as `ingest` and `reconcile` come.
    static final List<List<String>> COMMANDS = List.of(
            List.of("ls"),
            List.of("load"),
            List.of("build"),
            List.of("build"),
            List.of("ingest"),
            List.of("reconcile"));

    private Rehearsal() {}

    /// Lays the project into an empty folder.
    static void layInto(Path folder) {
        try {
            for (String file : FILES) {
                Path target = folder.resolve(file);
                Files.createDirectories(target.getParent());
                try (InputStream content =
                        Objects.requireNonNull(Rehearsal.class.getResourceAsStream("rehearsal/" + file))) {
                    Files.copy(content, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fillLake(folder.resolve(".feira/lake"));
    }

    private static void fillLake(Path root) {
        Table sales = new Table(
                "sales",
                List.of(
                        new Column("id", new SqlType.Int(64), false),
                        new Column("city", new SqlType.Text(), false),
                        new Column("price", new SqlType.Decimal(10, 2), true),
                        new Column("weight", new SqlType.Real(64), true),
                        new Column("sold_at", new SqlType.Timestamp(false), true)),
                List.of("id"));
        try (Lake lake = Lake.open(LakeSettings.in(root));
                TableWrite write = lake.overwrite(sales)) {
            Batch batch = write.take();
            for (int row = 0; row < 2; row++) {
                batch.setLong(0, row);
                batch.setBytes(1, (row == 0 ? "Olinda" : "Natal").getBytes(UTF_8));
                batch.setLong(2, 1990);
                batch.setDouble(3, 0.5);
                batch.setLong(4, 1_500_000_000_000_000L);
                batch.endRow();
            }
            write.put(batch);
            write.commit(Map.of());
        }
    }
}
