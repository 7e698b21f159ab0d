package dev.feira.transform.run;

import dev.feira.transform.BuildReport;
import dev.feira.transform.LogLine;
import dev.feira.transform.NodeResult;
import dev.feira.transform.RunLog;
import dev.feira.transform.Status;
import dev.feira.transform.Verb;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.parse.ParsedProject;
import dev.feira.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One command from the open warehouse to the last line: schemas, hooks before, nodes, hooks after, run_results.json.
public final class Execution {
    private final Workshop workshop;
    private final Warehouse warehouse;
    private final Verb verb;
    private final RunLog log;
    private final Lines lines;
    private final long startedAt = System.nanoTime();
    private final List<NodeResult> results = new ArrayList<>();

    private Execution(Workshop workshop, Warehouse warehouse, Verb verb, RunLog log) {
        this.workshop = workshop;
        this.warehouse = warehouse;
        this.verb = verb;
        this.log = log;
        this.lines = new Lines(log, new NodeInfo());
    }

    public static Execution of(Occasion occasion, ParsedProject parsed, Warehouse warehouse, Verb verb, RunLog log) {
        return new Execution(Workshop.of(occasion, parsed), warehouse, verb, log);
    }

    /// Runs the chosen resources; ephemeral models among them are compiled where they are used.
    public BuildReport run(List<Resource> chosen, int threads) {
        List<Resource> counted = chosen.stream().filter(Run::counts).toList();
        lines.blank();
        lines.say(
                "ConcurrencyLine",
                "Q026",
                "Concurrency: " + threads + " threads (target='"
                        + workshop.project().target().name() + "')");
        lines.blank();
        new Preparation(workshop, warehouse).prepare(counted);
        List<Node> ran = new ArrayList<>();
        boolean ready = verb == Verb.COMPILE || hooks("on-run-start", counted, ran);
        Run run = new Run(workshop, warehouse::session, settings(threads, ready), counted, log);
        results.addAll(run.all());
        if (verb != Verb.COMPILE) {
            hooks("on-run-end", counted, ran);
        }
        return finish(counted, ran, run.interrupted());
    }

    private Run.Settings settings(int threads, boolean ready) {
        boolean failFast = workshop.occasion().invocation().flags().failFast();
        return new Run.Settings(threads, failFast, verb == Verb.BUILD, verb == Verb.COMPILE, !ready);
    }

    private BuildReport finish(List<Resource> counted, List<Node> hooks, boolean interrupted) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
        Summary summary = new Summary(log, id -> workshop.manifest().find(id).orElseThrow());
        List<Resource> ran = new ArrayList<>(counted);
        ran.addAll(hooks);
        if (verb != Verb.COMPILE) {
            summary.finished(ran, elapsed);
        }
        if (verb == Verb.FRESHNESS) {
            SourcesFile.write(workshop, results, elapsed);
            summary.endOfFreshness(results);
            return new BuildReport(results, elapsed, interrupted);
        }
        RunResultsFile.write(workshop.files().target(), workshop.occasion(), results, elapsed);
        if (verb != Verb.COMPILE
                || results.stream().anyMatch(result -> result.status().bad())) {
            summary.end(results);
        }
        return new BuildReport(results, elapsed, interrupted);
    }

    /// Runs the project's hooks of that kind; false when one failed, and then those behind it do not run.
    private boolean hooks(String kind, List<Resource> counted, List<Node> ran) {
        List<Node> hooks = hooks(kind);
        if (hooks.isEmpty()) {
            return true;
        }
        boolean well = true;
        if (kind.equals("on-run-end")) {
            lines.blank();
        }
        try (NodeRunner runner = new NodeRunner(workshop, warehouse::session, false)) {
            runner.names(HookNames.of(workshop, results, counted));
            for (int i = 0; i < hooks.size(); i++) {
                Node hook = hooks.get(i);
                ran.add(hook);
                NodeResult result = well ? hook(runner, hook, i + 1, hooks.size()) : skipped(hook, i + 1, hooks.size());
                results.add(result);
                well &= result.status() == Status.SUCCESS;
            }
        }
        if (kind.equals("on-run-start")) {
            lines.blank();
        }
        return well;
    }

    private NodeResult hook(NodeRunner runner, Node hook, int index, int total) {
        lines.start(hook, index, total);
        NodeResult result = runner.run(hook);
        lines.end(hook, result, index, total);
        return result;
    }

    private NodeResult skipped(Node hook, int index, int total) {
        NodeResult result =
                NodeResult.skipped(hook.uniqueId(), null, Thread.currentThread().getName());
        lines.skip(hook, result, index, total);
        return result;
    }

    private List<Node> hooks(String kind) {
        return workshop.manifest().nodes().values().stream()
                .filter(node ->
                        node.type() == ResourceType.OPERATION && node.tags().contains(kind))
                .toList();
    }

    /// Nothing was selected.
    public static BuildReport nothing(Verb verb, RunLog log) {
        String message = "[WARNING]: Nothing to do. Try checking your model configs and model specification args";
        log.on(LogLine.of(LogLine.Level.WARN, "NothingToDo", "Q036", message, Map.of("msg", message)));
        if (verb == Verb.FRESHNESS) {
            Summary.done(log);
        }
        return new BuildReport(List.of(), Duration.ZERO, false);
    }
}
