package dev.feira.agent;

import dev.feira.core.EventListener;
import dev.feira.transform.Artifacts;
import dev.feira.transform.Build;
import dev.feira.transform.BuildReport;
import dev.feira.transform.Flags;
import dev.feira.transform.Invocation;
import dev.feira.transform.RunLog;
import dev.feira.transform.Selection;
import dev.feira.transform.Verb;
import dev.feira.warehouse.DuckDb;
import dev.feira.warehouse.Generation;
import dev.feira.warehouse.Publications;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import dev.feira.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The example shop on made-up raw tables, built once and published. The rows are hostile: people with several orders,
/// several items, payments and reviews of one order, orders without any, items of orders, products and sellers that
/// there
/// are not, categories without a translation and products without a category, gaps in the months, equal values.
record SmallShop(Path project, Path warehouse, Publications publications, Semantics semantics) {
    private static final Path OLIST = Path.of("../projects/olist");
    private static final WarehouseSettings SETTINGS = WarehouseSettings.DEFAULT;

    static SmallShop in(Path folder) throws IOException {
        Path project = folder.resolve("olist");
        copy(project);
        Path file = folder.resolve("warehouse.duckdb");
        try (DuckDb raw = DuckDb.open(file, SETTINGS);
                Session session = raw.session()) {
            session.run(Files.readString(Path.of("src/test/resources/small_shop.sql")));
        }
        Invocation invocation = Invocation.of(project)
                .environment(Map.of("FEIRA_WAREHOUSE", file.toString()))
                .flags(Flags.of("build"));
        Build build = Build.of(invocation, EventListener.none(), RunLog.none());
        BuildReport report = build.run(
                Verb.BUILD,
                Selection.of().exclude("resource_type:test", "resource_type:unit_test"),
                OptionalInt.of(2),
                output -> DuckDb.open(output.file(), SETTINGS));
        if (!report.green()) {
            throw new IllegalStateException("the shop does not build: "
                    + report.results().stream()
                            .filter(result -> result.status().bad())
                            .map(result -> result.uniqueId() + ": " + result.message())
                            .toList());
        }
        Publications publications = Publications.in(folder.resolve("published"));
        try (DuckDb built = DuckDb.open(file, SETTINGS)) {
            Generation generation = publications.publish(built, "first");
            Artifacts artifacts = Artifacts.in(project.resolve("target"));
            return new SmallShop(project, generation.file(), publications, Semantics.of(artifacts.semanticLayer()));
        }
    }

    private static void copy(Path project) throws IOException {
        for (String part : List.of("dbt_project.yml", "profiles.yml", "models", "macros", "seeds", "tests")) {
            try (Stream<Path> files = Files.walk(OLIST.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = project.resolve(OLIST.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    Warehouse open() {
        return publications.open(SETTINGS).warehouse();
    }
}
