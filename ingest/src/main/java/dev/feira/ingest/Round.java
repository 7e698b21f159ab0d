package dev.feira.ingest;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.ingest.IngestResult.Failed;
import dev.feira.ingest.IngestResult.TableOutcome;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.engine.Snapshot;
import dev.feira.ingest.plan.Plan;
import dev.feira.ingest.plan.Planner;
import dev.feira.ingest.plan.TableJob;
import dev.feira.jdbc.Database;
import dev.feira.lake.Lake;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Carries out one plan on one snapshot: each connection's thread takes the next task, longest table first. The rows of
/// a chunk and the server's digest of them are two tasks, so that one long table keeps two connections busy. A table is
/// committed as soon as its last task is done, while the others are still being read.
final class Round {
    private static final String TO_COME = "the stream was not consumed yet";

    private interface Task {
        /// @return the table when this was the last of its tasks and all went well
        Optional<TableRun> run(Connection connection);
    }

    private final Database source;
    private final Lake lake;
    private final EventListener listener;
    private final Snapshot snapshot;
    private final Planner planner;
    private final boolean fullRefresh;

    Round(Database source, Lake lake, EventListener listener, Snapshot snapshot, Planner planner, boolean fullRefresh) {
        this.source = source;
        this.lake = lake;
        this.listener = listener;
        this.snapshot = snapshot;
        this.planner = planner;
        this.fullRefresh = fullRefresh;
    }

    List<TableOutcome> run(List<Contract> contracts) {
        Plan plan = planner.plan(contracts, snapshot.tables());
        List<TableOutcome> outcomes = new ArrayList<>();
        plan.refused().forEach((table, problem) -> outcomes.add(new Failed(table, problem)));
        plan.absent().forEach(contract -> outcomes.add(EmptyTable.toCome(lake, contract, TO_COME, fullRefresh)));
        List<TableRun> tables = new ArrayList<>();
        Queue<Task> tasks = new ConcurrentLinkedQueue<>();
        for (TableJob job : plan.jobs()) {
            job.notes().forEach(note -> listener.on(new Event.Warned(Ingest.STEP, job.name(), note)));
            TableRun table = new TableRun(job, lake, source, snapshot.protocol().label(), listener);
            tables.add(table);
            job.chunks().forEach(chunk -> tasks.add(connection -> table.read(connection, chunk)));
            job.chunks().forEach(chunk -> tasks.add(connection -> table.digest(connection, chunk)));
            if (job.chunks().isEmpty()) {
                table.nothingNew();
            }
        }
        work(tables, tasks);
        tables.forEach(table -> outcomes.add(table.outcome()));
        return outcomes;
    }

    private void work(List<TableRun> tables, Queue<Task> tasks) {
        // A reader adds its table's commit before it ends, so that the queue is empty only when all is done.
        Queue<Future<?>> running = new ConcurrentLinkedQueue<>();
        try (ExecutorService commits = Executors.newCachedThreadPool();
                ExecutorService readers =
                        Executors.newFixedThreadPool(snapshot.connections().size())) {
            for (Connection connection : snapshot.connections()) {
                running.add(readers.submit(
                        () -> read(tasks, connection, table -> running.add(commits.submit(table::commit)))));
            }
            try {
                for (Future<?> one = running.poll(); one != null; one = running.poll()) {
                    one.get();
                }
            } catch (InterruptedException e) {
                tables.forEach(TableRun::giveUp);
                stop(tasks);
                Thread.currentThread().interrupt();
                throw Problem.data("ingest was interrupted")
                        .hint("run it again: nothing is half done")
                        .exception(e);
            } catch (ExecutionException e) {
                stop(tasks);
                throw Problem.bug("reading stopped: " + e.getCause()).exception(e);
            }
        }
    }

    private static void read(Queue<Task> tasks, Connection connection, Consumer<TableRun> complete) {
        for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run(connection).ifPresent(complete);
        }
    }

    /// A thread that waits for the server notices nothing but the end of its connection.
    private void stop(Queue<Task> tasks) {
        tasks.clear();
        for (Connection connection : snapshot.connections()) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw source.problem(e);
            }
        }
    }
}
