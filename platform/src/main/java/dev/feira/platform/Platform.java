package dev.feira.platform;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.core.Reconciliation;
import dev.feira.ingest.Ingest;
import dev.feira.ingest.IngestResult;
import dev.feira.ingest.IngestSettings;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Database;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeTable;
import dev.feira.lake.Relocation;
import dev.feira.project.Project;
import dev.feira.sample.Events;
import dev.feira.stream.ConsumeSettings;
import dev.feira.stream.KafkaSettings;
import dev.feira.stream.Produce;
import dev.feira.stream.ProduceSettings;
import dev.feira.stream.SinkSettings;
import dev.feira.stream.Stream;
import dev.feira.transform.Build;
import dev.feira.transform.BuildReport;
import dev.feira.transform.Flags;
import dev.feira.transform.Invocation;
import dev.feira.transform.Selection;
import dev.feira.transform.Verb;
import dev.feira.transform.WorkFile;
import dev.feira.warehouse.DuckDb;
import dev.feira.warehouse.Generation;
import dev.feira.warehouse.Load;
import dev.feira.warehouse.Proof;
import dev.feira.warehouse.Publications;
import dev.feira.warehouse.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// A project's rooms, opened for one target. What it returns open, the caller closes.
public final class Platform {
    /// Names that sort by time.
    private static final DateTimeFormatter GENERATION =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Project project;
    private final SandboxServers sandbox;
    private final Sources sources;
    private final RoomSettings settings;

    private Platform(Project project, SandboxServers sandbox) {
        this.project = project;
        this.sandbox = sandbox;
        this.sources = new Sources(project, sandbox);
        this.settings = new RoomSettings(project);
    }

    /// Opens nothing yet, for a target that is not on the sandbox or uses nothing there but the shop's database.
    ///
    /// @param sandbox says where the sandbox's source is; asked only when the target is on the sandbox
    public static Platform of(Project project, Supplier<ConnectionSettings> sandbox) {
        return of(project, new OnlyTheSource(sandbox));
    }

    /// Opens nothing yet.
    public static Platform of(Project project, SandboxServers sandbox) {
        return new Platform(project, sandbox);
    }

    private record OnlyTheSource(Supplier<ConnectionSettings> database) implements SandboxServers {
        @Override
        public ConnectionSettings source() {
            return database.get();
        }

        @Override
        public StreamServers stream() {
            throw new IllegalStateException("nobody said where the sandbox's streams are");
        }

        @Override
        public Optional<ConnectionSettings> sink() {
            return Optional.empty();
        }
    }

    public Project project() {
        return project;
    }

    /// Where the target's source is and who asks.
    public ConnectionSettings sourceSettings() {
        return sources.shop();
    }

    /// The target's source, connected.
    public Database source() {
        return Database.open(sourceSettings());
    }

    /// The lake's folder, whether or not there is a lake.
    public Path lakeFolder() {
        return settings.lake().root();
    }

    public Lake lake() {
        return Lake.open(settings.lake());
    }

    /// The streams that the project declares, by name.
    ///
    /// @param names only these; empty: all
    public List<Stream> streams(List<String> names) {
        return new Streams(project).declared(names);
    }

    /// Makes the lake one of the place where it is, after its folder was moved.
    public Relocation relocateLake() {
        return Lake.relocate(settings.lake());
    }

    /// The brokers of the target's streams.
    public KafkaSettings kafka() {
        return settings.stream().kafka(project, sandbox::stream);
    }

    /// The PostgreSQL that the target's streams go to.
    public SinkSettings sink() {
        return settings.stream().sink(project, sandbox::stream);
    }

    /// Sends made-up events to a stream, which refer to rows of the target's source.
    ///
    /// @throws dev.feira.core.ProblemException when the stream says no `generator`
    public Produce.Produced produce(Stream stream, ProduceSettings settings, EventListener listener) {
        Path generator = stream.generator()
                .map(project.folder()::resolve)
                .orElseThrow(() -> Problem.user("stream `" + stream.name() + "` does not say how events are made")
                        .hint("let `generator` in its file name a description such as `sample/invoices.yml`")
                        .exception());
        KafkaSettings kafka = kafka();
        Events events;
        try (Database source = source()) {
            events = Events.describedIn(
                    generator, stream.name(), stream.messageKey(), settings.bad(), settings.seed(), source);
        }
        return Produce.run(stream, events, kafka, settings, listener);
    }

    /// How the target's streams are consumed.
    public ConsumeSettings consumeSettings() {
        return settings.stream().consume();
    }

    /// The dbt project in the same folder, with the environment that `feira.yml` has too.
    public Invocation invocation(String command) {
        Path folder = project.folder();
        Map<String, String> environment = project.environment().all();
        boolean own =
                !environment.containsKey("DBT_PROFILES_DIR") && Files.isRegularFile(folder.resolve("profiles.yml"));
        return new Invocation(
                folder,
                own ? Optional.of(folder) : Optional.empty(),
                Optional.empty(),
                project.declared() ? Optional.of(project.target().name()) : Optional.empty(),
                Map.of(),
                environment,
                Flags.of(command));
    }

    /// The work file: what `profiles.yml` says for the target.
    public Path warehouseFile() {
        return WorkFile.of(invocation("debug"));
    }

    /// The work file, opened; whoever calls this holds its lock.
    public DuckDb warehouse(Path file) {
        return DuckDb.open(file, settings.warehouse());
    }

    public WarehouseSettings warehouseSettings() {
        return settings.warehouse();
    }

    /// What readers of the warehouse see.
    public Publications publications() {
        return publications(warehouseFile());
    }

    public static Publications publications(Path warehouseFile) {
        return Publications.in(warehouseFile.resolveSibling("published"));
    }

    /// Sources → lake. What is wrong with another source than the shop's database fails its tables alone.
    ///
    /// @param tables only these; empty: all with a contract
    /// @param fullRefresh read everything again, also of tables of which only what is new is read
    public IngestResult ingest(List<String> tables, boolean fullRefresh, EventListener listener) {
        try (Lake lake = lake()) {
            return bySource(lake, tables, fullRefresh, listener).stream()
                    .reduce(IngestResult::and)
                    .orElseThrow();
        }
    }

    private List<IngestResult> bySource(Lake lake, List<String> tables, boolean fullRefresh, EventListener listener) {
        IngestSettings wanted = settings.ingest(tables).fullRefresh(fullRefresh);
        List<IngestResult> results = new ArrayList<>();
        for (Optional<String> name : Ingest.sources(wanted)) {
            results.add(ingest(wanted.from(name), lake, listener));
        }
        return results;
    }

    private IngestResult ingest(IngestSettings wanted, Lake lake, EventListener listener) {
        try {
            return switch (sources.of(wanted.source())) {
                case Sources.Place.There(ConnectionSettings connection) -> ingest(wanted, connection, lake, listener);
                case Sources.Place.NotThere(String reason, boolean onPurpose) ->
                    absent(wanted, lake, reason, onPurpose, listener);
            };
        } catch (ProblemException e) {
            if (wanted.source().isEmpty()) {
                throw e;
            }
            return Ingest.failed(wanted, e.problem());
        }
    }

    private static IngestResult ingest(
            IngestSettings wanted, ConnectionSettings connection, Lake lake, EventListener listener) {
        try (Database source = Database.open(connection)) {
            return Ingest.run(wanted, source, lake, listener);
        }
    }

    private static IngestResult absent(
            IngestSettings wanted, Lake lake, String reason, boolean onPurpose, EventListener listener) {
        IngestResult result = Ingest.absent(wanted, lake, reason);
        if (!onPurpose) {
            result.absent().forEach(it -> listener.on(new Event.Warned("ingest", it.table(), "not read: " + reason)));
        }
        return result;
    }

    /// Lake → warehouse.
    ///
    /// @param force load tables that are there already, too
    public List<Load.Loaded> load(Path warehouseFile, List<String> tables, boolean force, EventListener listener) {
        try (Meanwhile<DuckDb> warehouse = opening(warehouseFile);
                Lake lake = lake()) {
            List<LakeTable> wanted = tables(lake, tables);
            return Load.run(warehouse.get(), wanted, force, listener);
        }
    }

    /// Sources → lake → warehouse, and the proof that all three hold the same rows: of each source as it was at one
    /// moment, whatever happens there meanwhile. When a table fails, no table of its source is loaded.
    ///
    /// @param tables only these; empty: all with a contract
    /// @param fullRefresh as [#ingest]
    public Copied copy(Path warehouseFile, List<String> tables, boolean fullRefresh, EventListener listener) {
        long start = System.nanoTime();
        try (Meanwhile<DuckDb> warehouse = opening(warehouseFile);
                Lake lake = lake()) {
            List<IngestResult> results = bySource(lake, tables, fullRefresh, listener);
            List<String> whole = results.stream()
                    .filter(IngestResult::successful)
                    .flatMap(it -> it.tables().stream())
                    .map(IngestResult.TableOutcome::table)
                    .toList();
            Reconciliation proof = new Reconciliation("lake = warehouse", List.of());
            if (!whole.isEmpty()) {
                List<LakeTable> arrived = tables(lake, whole);
                Load.run(warehouse.get(), arrived, false, listener);
                proof = Proof.lakeEqualsWarehouse(warehouse.get(), arrived);
            }
            IngestResult ingested = results.stream().reduce(IngestResult::and).orElseThrow();
            return new Copied(ingested, proof, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /// A file takes a quarter of a second to open, in which the source or the lake can already be asked.
    private Meanwhile<DuckDb> opening(Path warehouseFile) {
        return Meanwhile.begin("open warehouse", () -> warehouse(warehouseFile), DuckDb::close);
    }

    /// The tables that come from the shop's database, or those that come from elsewhere.
    public List<String> tables(boolean ofTheShop) {
        return Ingest.tables(settings.ingest(List.of())).stream()
                .filter(it -> it.source().isEmpty() == ofTheShop)
                .map(Ingest.Declared::table)
                .toList();
    }

    /// Both proofs, at the same time: the server digests the source while this process compares lake and warehouse.
    public List<Reconciliation> reconcile(Path warehouseFile, List<String> tables) {
        try (Meanwhile<Reconciliation> first =
                Meanwhile.begin("reconcile source", () -> sourceEqualsLake(tables), _ -> {})) {
            Reconciliation second = lakeEqualsWarehouse(warehouseFile, tables);
            return List.of(first.get(), second);
        }
    }

    /// Empties the lake's tables of streams, for streams that begin anew: what ingest remembers of the old ones goes,
    /// too.
    public void forgetStreams() {
        try (Lake lake = lake()) {
            tables(false).stream()
                    .flatMap(name -> lake.table(name).stream())
                    .forEach(table -> lake.create(table.shape(), Map.of()));
        }
    }

    /// Proof 1: the sources as they are now equal what the lake recorded. A source that nobody has set up has nothing
    /// to be compared.
    public Reconciliation sourceEqualsLake(List<String> tables) {
        IngestSettings wanted = settings.ingest(tables);
        List<Reconciliation.Check> checks = new ArrayList<>();
        try (Lake lake = lake()) {
            for (Optional<String> name : Ingest.sources(wanted)) {
                if (sources.of(name) instanceof Sources.Place.There(ConnectionSettings connection)) {
                    try (Database source = Database.open(connection)) {
                        checks.addAll(Ingest.reconcile(wanted.from(name), source, lake)
                                .checks());
                    }
                }
            }
        }
        return new Reconciliation("source = lake", checks);
    }

    /// Proof 2: the warehouse holds what the lake holds.
    public Reconciliation lakeEqualsWarehouse(Path warehouseFile, List<String> tables) {
        try (Meanwhile<DuckDb> warehouse = opening(warehouseFile);
                Lake lake = lake()) {
            List<LakeTable> wanted = tables(lake, tables);
            return Proof.lakeEqualsWarehouse(warehouse.get(), wanted);
        }
    }

    /// Runs nodes of the dbt project in the work file. A green `build` is published when it covers all that stands on
    /// what was loaded or changed since the last publication.
    ///
    /// @param threads how many nodes at once; empty: what the profile says
    public Built build(Build build, Verb verb, Selection selection, OptionalInt threads) {
        Path file = build.output().file();
        Publishing publishing = new Publishing(publications(file), build.coverage(verb, selection));
        BuildReport report = build.run(verb, selection, threads, output -> publishing.begin(warehouse(output.file())));
        if (report.interrupted()) {
            throw stopped(verb);
        }
        return new Built(
                report, verb == Verb.BUILD ? Optional.of(publication(build, report, publishing)) : Optional.empty());
    }

    /// Whoever interrupted the thread shall find it so.
    private static ProblemException stopped(Verb verb) {
        Thread.currentThread().interrupt();
        return Problem.passing("`" + verb.word() + "` was stopped")
                .hint("run it again: what was finished stays")
                .exception();
    }

    private Publication publication(Build build, BuildReport report, Publishing publishing) {
        if (!report.green()) {
            return new Publication.Withheld("not all is green", "mend what failed, then run `feira build`");
        }
        if (build.flags().empty()) {
            return new Publication.Withheld("`--empty` builds without rows", "run `feira build` without it");
        }
        Optional<Publication.Withheld> obstacle = publishing.obstacle();
        return obstacle.isPresent()
                ? obstacle.get()
                : new Publication.Published(publish(build.output().file()));
    }

    /// What came of a command that runs nodes.
    ///
    /// @param publication of a `build`; other verbs never publish
    public record Built(BuildReport report, Optional<Publication> publication) {
        /// The generation that readers see from now on.
        public Optional<Generation> published() {
            return publication
                    .filter(Publication.Published.class::isInstance)
                    .map(it -> ((Publication.Published) it).generation());
        }
    }

    private Generation publish(Path file) {
        String name = GENERATION.format(Instant.now());
        try (DuckDb warehouse = warehouse(file)) {
            return publications(file).publish(warehouse, name);
        }
    }

    private static List<LakeTable> tables(Lake lake, List<String> wanted) {
        List<LakeTable> all = lake.tables();
        if (all.isEmpty()) {
            throw Problem.data("the lake is empty")
                    .hint("run `feira ingest` first")
                    .exception();
        }
        List<String> names = all.stream().map(LakeTable::name).toList();
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw Problem.user("table `" + name + "` is not in the lake")
                        .hint("there are `" + String.join("`, `", names) + "`")
                        .exception();
            }
        }
        return all.stream()
                .filter(it -> wanted.isEmpty() || wanted.contains(it.name()))
                .toList();
    }
}
