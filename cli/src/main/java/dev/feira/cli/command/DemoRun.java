package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.Event;
import dev.feira.core.Problem;
import dev.feira.core.Reconciliation;
import dev.feira.ingest.IngestResult;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeTable;
import dev.feira.platform.Platform;
import dev.feira.project.Lock;
import dev.feira.sample.SampleResult;
import dev.feira.sandbox.Server;
import dev.feira.transform.Build;
import dev.feira.transform.LogLine;
import dev.feira.transform.Selection;
import dev.feira.transform.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The whole way of the data, step by step, using again what the last run left.
final class DemoRun {
    private static final List<String> ALL = List.of();

    private final Opened opened;
    private final Platform platform;
    private final Shell shell;
    private final Progress progress;
    private final DemoFile demo;
    private final Optional<DemoStream> stream;
    private final List<DemoReport.Step> steps = new ArrayList<>();

    DemoRun(Opened opened, Shell shell, Progress progress) {
        this.opened = opened;
        this.platform = opened.platform();
        this.shell = shell;
        this.progress = progress;
        this.demo = opened.project().file("demo.yml", DemoFile.class);
        this.stream = demo.stream().map(it -> new DemoStream(opened, it, progress));
    }

    /// What the source shall hold.
    ///
    /// @param archive instead of a generated shop
    record Wish(Optional<Path> archive, SampleSettings settings) {
        String fingerprint(Filling filling) {
            return archive.map(filling::fingerprint).orElseGet(() -> filling.fingerprint(settings));
        }
    }

    DemoReport run(Wish wish, boolean patient) {
        long start = System.nanoTime();
        step(
                "sandbox",
                () -> opened.sandbox().up(servers(), opened.sandboxSettings().database(), progress));
        Path file = platform.warehouseFile();
        try (Lock _ = opened.lock("lake", "feira demo", patient, shell, progress);
                Lock _ = opened.warehouseLock(file, "feira demo", patient, shell, progress)) {
            Filling filling = Filling.of(opened);
            SampleResult source = step("sample", () -> fill(filling, wish));
            Reconciliation sourceAndLake = step("ingest", this::ingest);
            step("load", () -> platform.load(file, ALL, false, progress));
            Reconciliation lakeAndWarehouse = step("reconcile", () -> platform.lakeEqualsWarehouse(file, ALL));
            Optional<DemoReport.StreamFigures> live =
                    stream.map(it -> stream(it, wish.settings().seed(), file, patient));
            Platform.Built built = step("build", this::build);
            DemoFacts facts = built.published().isPresent() ? facts(file) : DemoFacts.NONE;
            return new DemoReport(
                    List.copyOf(steps),
                    tables(source, sourceAndLake, lakeAndWarehouse),
                    live,
                    DemoReport.BuildFigures.of(built.report()),
                    facts,
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private Set<Server> servers() {
        Set<Server> servers = EnumSet.copyOf(opened.sandboxSettings().servers());
        stream.ifPresent(_ -> servers.addAll(DemoStream.SERVERS));
        return servers;
    }

    /// Events on their whole way, from the producer to the warehouse.
    private DemoReport.StreamFigures stream(DemoStream stream, long seed, Path file, boolean patient) {
        long start = System.nanoTime();
        try (Lock _ = opened.lock("produce-" + stream.name(), "feira demo", patient, shell, progress)) {
            DemoReport.StreamFigures figures = stream.run(seed);
            List<String> tables = platform.tables(false);
            if (!tables.isEmpty()) {
                ingest(tables);
                platform.load(file, tables, false, progress);
            }
            return figures.took((System.nanoTime() - start) / 1e9);
        }
    }

    private <T> T step(String name, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        steps.add(new DemoReport.Step(name, (System.nanoTime() - start) / 1e9));
        return result;
    }

    private SampleResult fill(Filling filling, Wish wish) {
        Optional<SampleResult> present =
                filling.present().filter(it -> it.fingerprint().equals(wish.fingerprint(filling)));
        stream.ifPresent(it -> it.follow(wish.fingerprint(filling), present.isEmpty()));
        if (present.isPresent()) {
            progress.on(new Event.Noted("sample", "source", "filled already"));
            return present.get();
        }
        return wish.archive()
                .map(archive -> filling.importArchive(archive, progress))
                .orElseGet(() -> filling.generate(wish.settings(), progress));
    }

    /// Reads the shop's database unless a proof says that the lake has it all, and what is new of other sources.
    private Reconciliation ingest() {
        Reconciliation proof = ingestShop();
        List<String> others = platform.tables(false);
        if (!others.isEmpty()) {
            platform.ingest(others, false, progress)
                    .failures()
                    .forEach(it -> progress.on(new Event.Warned(
                            "ingest", it.table(), "not read: " + it.problem().message())));
        }
        return proof;
    }

    private Reconciliation ingestShop() {
        List<String> tables = platform.tables(true);
        if (!lakeTables().isEmpty()) {
            Reconciliation before = platform.sourceEqualsLake(tables);
            if (before.equal()) {
                progress.on(new Event.Noted("ingest", "lake", "holds what the source holds"));
                return before;
            }
        }
        ingest(tables);
        return platform.sourceEqualsLake(tables);
    }

    private void ingest(List<String> tables) {
        IngestResult result = platform.ingest(tables, false, progress);
        if (!result.successful()) {
            throw result.failures().getFirst().problem().exception();
        }
    }

    private Platform.Built build() {
        Build build = Build.of(platform.invocation("build"), progress, this::show);
        return platform.build(build, Verb.BUILD, Selection.ALL, OptionalInt.empty());
    }

    /// Of dbt's log only what a person must see.
    private void show(LogLine line) {
        if (line.level().compareTo(LogLine.Level.WARN) >= 0) {
            progress.on(new Event.Warned("build", line.name(), line.message()));
        }
    }

    private DemoFacts facts(Path file) {
        return DemoFacts.read(demo, Platform.publications(file), platform.warehouseSettings());
    }

    private List<LakeTable> lakeTables() {
        try (Lake lake = platform.lake()) {
            return lake.tables();
        }
    }

    private List<DemoReport.TableFigures> tables(
            SampleResult source, Reconciliation sourceAndLake, Reconciliation lakeAndWarehouse) {
        Map<String, Reconciliation.Check> first = byTable(sourceAndLake);
        Map<String, Reconciliation.Check> second = byTable(lakeAndWarehouse);
        Map<String, LakeTable> lake =
                lakeTables().stream().collect(Collectors.toMap(LakeTable::name, Function.identity()));
        return source.tables().stream()
                .map(it -> figures(it, first.get(it.name()), lake.get(it.name()), second.get(it.name())))
                .toList();
    }

    private static DemoReport.TableFigures figures(
            SampleResult.Table table,
            Reconciliation.@Nullable Check sourceAndLake,
            @Nullable LakeTable lake,
            Reconciliation.@Nullable Check lakeAndWarehouse) {
        if (sourceAndLake == null || lake == null || lakeAndWarehouse == null) {
            throw Problem.data("table `" + table.name() + "` did not reach the warehouse")
                    .hint("give it a contract in the project's `ingest` folder")
                    .exception();
        }
        return new DemoReport.TableFigures(
                table.name(),
                sourceAndLake.left().rows(),
                lake.rows(),
                lakeAndWarehouse.right().rows(),
                sourceAndLake.equal() && lakeAndWarehouse.equal(),
                table.csvBytes(),
                lake.bytes());
    }

    private static Map<String, Reconciliation.Check> byTable(Reconciliation leg) {
        return leg.checks().stream().collect(Collectors.toMap(Reconciliation.Check::table, Function.identity()));
    }
}
