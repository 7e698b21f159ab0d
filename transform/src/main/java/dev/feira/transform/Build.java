package dev.feira.transform;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.transform.artifacts.ManifestJson;
import dev.feira.transform.context.BaseContext;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.graph.Graph;
import dev.feira.transform.graph.Selector;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Source;
import dev.feira.transform.parse.ParsedProject;
import dev.feira.transform.parse.ProjectParser;
import dev.feira.transform.project.TargetOutput;
import dev.feira.transform.run.Catalog;
import dev.feira.transform.run.Execution;
import dev.feira.transform.run.Found;
import dev.feira.transform.run.FreshnessCheck;
import dev.feira.transform.run.Operation;
import dev.feira.transform.run.Preview;
import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The dbt commands that run something: `build`, `run`, `test`, `seed`, `snapshot`, `compile`, `source freshness`,
/// `run-operation`, `retry`.
///
/// The project is read when the instance is made, so that a broken project is told before any warehouse is opened.
public final class Build {
    private final Occasion occasion;
    private final ParsedProject parsed;
    private final RunLog log;

    private Build(Occasion occasion, ParsedProject parsed, RunLog log) {
        this.occasion = occasion;
        this.parsed = parsed;
        this.log = log;
    }

    /// Reads and checks the project.
    ///
    /// @throws dev.feira.core.ProblemException when the project, or its profile, is not right
    public static Build of(Invocation invocation, EventListener listener, RunLog log) {
        say(log, "MainReportVersion", "A001", "Running with dbt=" + BaseContext.DBT_VERSION);
        Occasion occasion = Occasion.of(invocation, spoken(listener, log));
        ParsedProject parsed = ProjectParser.parse(occasion);
        say(log, "FoundStats", "W006", Found.in(parsed.manifest()));
        return new Build(occasion, parsed, log);
    }

    /// What the profile says of the warehouse.
    public WarehouseOpener.Output output() {
        TargetOutput target = parsed.project().target();
        Path file = target.file(occasion.invocation().projectDir());
        return new WarehouseOpener.Output(target.type(), target.name(), file, target.values());
    }

    public Flags flags() {
        return occasion.invocation().flags();
    }

    /// What [#run] with the same arguments would run and leave out.
    public Coverage coverage(Verb verb, Selection selection) {
        return new Coverage(parsed.manifest(), verb, chosen(verb, selection));
    }

    /// Runs what `selection` means of the kinds that `verb` is for.
    ///
    /// @param threads how many nodes at once; empty: what the profile says
    public BuildReport run(Verb verb, Selection selection, OptionalInt threads, WarehouseOpener opener) {
        ManifestJson.write(
                parsed.manifest(), parsed.project().root().targetFolder().resolve("manifest.json"));
        return run(verb, chosen(verb, selection), threads, opener);
    }

    /// Runs again what the last run left undone, in the same way.
    public BuildReport retry(LastRun last, OptionalInt threads, WarehouseOpener opener) {
        ManifestJson.write(
                parsed.manifest(), parsed.project().root().targetFolder().resolve("manifest.json"));
        if (last.operation().isPresent()) {
            LastRun.Call call = last.operation().get();
            return last.unfinished().isEmpty()
                    ? new BuildReport(List.of(), Duration.ZERO, false)
                    : operation(call.macro(), call.arguments(), opener);
        }
        List<Resource> chosen = parsed.manifest()
                .resources()
                .filter(resource -> last.unfinished().contains(resource.uniqueId()))
                .toList();
        return run(last.verb(), chosen, threads, opener);
    }

    /// `run-operation`: calls one macro.
    ///
    /// @param macro its name, with or without its package's
    public BuildReport operation(String macro, Map<String, @Nullable Object> arguments, WarehouseOpener opener) {
        Operation operation = Operation.of(occasion, parsed, macro, arguments);
        try (Warehouse warehouse = opener.open(output())) {
            return operation.run(warehouse, log);
        }
    }

    private BuildReport run(Verb verb, List<Resource> chosen, OptionalInt threads, WarehouseOpener opener) {
        if (chosen.isEmpty()) {
            return Execution.nothing(verb, log);
        }
        try (Warehouse warehouse = opener.open(output())) {
            return Execution.of(occasion, parsed, warehouse, verb, log)
                    .run(chosen, threads.orElse(parsed.project().target().threads()));
        }
    }

    /// `docs generate`: manifest.json and catalog.json in the target folder; gives the catalog's path.
    public Path docs(WarehouseOpener opener) {
        Path target = parsed.project().root().targetFolder();
        ManifestJson.write(parsed.manifest(), target.resolve("manifest.json"));
        try (Warehouse warehouse = opener.open(output());
                Session session = warehouse.session()) {
            return Catalog.write(
                    occasion, parsed.manifest(), parsed.project().target().database(), session, target);
        }
    }

    /// `show`: the first rows of the one model or analysis that is selected.
    ///
    /// @param limit how many rows at most; 0: all
    public Rows show(Selection selection, int limit, WarehouseOpener opener) {
        List<Node> nodes = chosen(Verb.COMPILE, selection).stream()
                .filter(Node.class::isInstance)
                .map(Node.class::cast)
                .filter(node -> node.type() != ResourceType.TEST)
                .toList();
        if (nodes.size() != 1) {
            throw Preview.notOne(nodes.size()).exception();
        }
        try (Warehouse warehouse = opener.open(output())) {
            return Preview.of(occasion, parsed, nodes.getFirst(), limit, warehouse);
        }
    }

    private List<Resource> chosen(Verb verb, Selection selection) {
        Manifest manifest = parsed.manifest();
        Set<String> ids = new Selector(manifest, Graph.of(manifest)).select(selection);
        return manifest.resources()
                .filter(resource -> ids.contains(resource.uniqueId()))
                .filter(resource -> verb.kinds().contains(resource.type().word()))
                .filter(resource -> resource.config().enabled())
                .filter(resource -> !(resource instanceof Source source) || FreshnessCheck.wanted(source))
                .toList();
    }

    /// What templates say to people stands in the log as well.
    private static EventListener spoken(EventListener listener, RunLog log) {
        return event -> {
            if (event instanceof Event.Noted(String ignoredStep, String ignoredSubject, String message)) {
                say(log, "JinjaLogInfo", "I062", message);
            }
            listener.on(event);
        };
    }

    private static void say(RunLog log, String name, String code, String message) {
        log.on(LogLine.of(LogLine.Level.INFO, name, code, message, Map.of("msg", message)));
    }
}
