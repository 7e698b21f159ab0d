package dev.feira.ingest;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.ingest.IngestResult.Failed;
import dev.feira.ingest.IngestResult.TableOutcome;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.engine.Engine;
import dev.feira.ingest.engine.Snapshot;
import dev.feira.ingest.plan.Planner;
import dev.feira.jdbc.Database;
import dev.feira.lake.Lake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One run: rounds over all tables that are still to be read, each round on a snapshot of its own. The first round
/// is the last unless something failed that may pass; a table is always read whole from one snapshot.
final class Run {
    private final IngestSettings settings;
    private final Database source;
    private final Engine engine;
    private final Lake lake;
    private final EventListener listener;
    private final Map<String, TableOutcome> outcomes = new TreeMap<>();

    Run(IngestSettings settings, Database source, Engine engine, Lake lake, EventListener listener) {
        this.settings = settings;
        this.source = source;
        this.engine = engine;
        this.lake = lake;
        this.listener = listener;
    }

    IngestResult run(List<Contract> contracts) {
        long start = System.nanoTime();
        RetryPolicy<List<Contract>> again = RetryPolicy.<List<Contract>>builder()
                .handleResultIf(pending -> !pending.isEmpty())
                .handleIf(Run::mayPass)
                .withBackoff(Duration.ofMillis(500), Duration.ofSeconds(10))
                .withJitter(0.3)
                .withMaxAttempts(settings.attempts())
                .onRetry(_ -> listener.on(new Event.Warned(Ingest.STEP, "source", "trying again on a new snapshot")))
                .build();
        try {
            Failsafe.with(again).get(() -> round(pending(contracts)));
        } catch (ProblemException e) {
            giveUp(contracts, e);
        }
        return new IngestResult(List.copyOf(outcomes.values()), Duration.ofNanos(System.nanoTime() - start));
    }

    /// A source that went away for good is one problem, not one for each table that it cut short; those that were
    /// committed before stand.
    private void giveUp(List<Contract> contracts, ProblemException failure) {
        pending(contracts)
                .forEach(contract -> outcomes.put(contract.table(), new Failed(contract.table(), failure.problem())));
        boolean nothingElse = outcomes.values().stream()
                .allMatch(outcome ->
                        outcome instanceof Failed(String _, Problem problem) && problem.equals(failure.problem()));
        if (nothingElse) {
            throw failure;
        }
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof ProblemException known && known.problem().kind() == Problem.Kind.TRANSIENT;
    }

    /// Those not yet tried, and those whose failure may pass.
    private List<Contract> pending(List<Contract> contracts) {
        return contracts.stream()
                .filter(contract -> switch (outcomes.get(contract.table())) {
                    case null -> true;
                    case Failed(String _, Problem problem) -> problem.kind() == Problem.Kind.TRANSIENT;
                    case IngestResult.Ingested _, IngestResult.Absent _ -> false;
                })
                .toList();
    }

    /// @return what is still pending after it
    private List<Contract> round(List<Contract> contracts) {
        int connections = Math.min(settings.connections(), source.settings().connections());
        try (Snapshot snapshot = engine.open(connections, Ingest.names(contracts))) {
            Planner planner =
                    new Planner(source, engine, snapshot.connections().getFirst(), lake, settings.fullRefresh());
            new Round(source, lake, listener, snapshot, planner, settings.fullRefresh())
                    .run(contracts)
                    .forEach(outcome -> outcomes.put(outcome.table(), outcome));
        }
        return pending(contracts);
    }
}
