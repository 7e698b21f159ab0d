package dev.feira.ingest;

import dev.feira.core.Digest;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.core.Reconciliation;
import dev.feira.core.Reconciliation.Check;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.engine.Engine;
import dev.feira.ingest.engine.Snapshot;
import dev.feira.ingest.offset.Increment;
import dev.feira.ingest.plan.Plan;
import dev.feira.ingest.plan.Planner;
import dev.feira.ingest.plan.TableJob;
import dev.feira.jdbc.Database;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeTable;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The first leg's proof: the source as it is now against what the lake recorded.
final class Proof {
    private final IngestSettings settings;
    private final Database source;
    private final Engine engine;
    private final Lake lake;

    Proof(IngestSettings settings, Database source, Engine engine, Lake lake) {
        this.settings = settings;
        this.source = source;
        this.engine = engine;
        this.lake = lake;
    }

    Reconciliation reconcile(List<Contract> contracts) {
        int connections = Math.min(settings.connections(), source.settings().connections());
        try (Snapshot snapshot = engine.open(connections, Ingest.names(contracts))) {
            Connection first = snapshot.connections().getFirst();
            Plan plan = new Planner(source, engine, first, lake, false).plan(contracts, snapshot.tables());
            for (Map.Entry<String, Problem> refused : plan.refused().entrySet()) {
                throw refused.getValue().exception();
            }
            return new Reconciliation("source = lake", checks(plan, snapshot));
        }
    }

    private List<Check> checks(Plan plan, Snapshot snapshot) {
        Queue<TableJob> jobs = new ConcurrentLinkedQueue<>(plan.jobs());
        List<Check> checks = new ArrayList<>();
        plan.absent().forEach(it -> checks.add(new Check(it.table(), Digest.EMPTY, recorded(it.table()))));
        try (ExecutorService readers =
                Executors.newFixedThreadPool(snapshot.connections().size())) {
            List<Future<List<Check>>> running = new ArrayList<>();
            for (Connection connection : snapshot.connections()) {
                running.add(readers.submit(() -> drain(jobs, connection)));
            }
            for (Future<List<Check>> one : running) {
                checks.addAll(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.data("the reconciliation was interrupted").exception(e);
        } catch (ExecutionException e) {
            throw stopped(e);
        }
        checks.sort(Comparator.comparing(Check::table));
        return checks;
    }

    private ProblemException stopped(ExecutionException e) {
        return switch (e.getCause()) {
            case ProblemException known -> known;
            case SQLException failure -> source.problem(failure);
            case null, default ->
                Problem.bug("the reconciliation stopped: " + e.getCause()).exception(e);
        };
    }

    private List<Check> drain(Queue<TableJob> jobs, Connection connection) throws SQLException {
        List<Check> checks = new ArrayList<>();
        for (TableJob job = jobs.poll(); job != null; job = jobs.poll()) {
            String where = job.increment().map(Increment::held).orElse("");
            Digest now = job.reading().digest(connection, where);
            checks.add(new Check(job.name(), now, recorded(job.name())));
        }
        return checks;
    }

    /// The count is the one of the lake's own metadata, not the recorded one: files that were lost show.
    private Digest recorded(String table) {
        return lake.table(table).map(Proof::recorded).orElse(Digest.EMPTY);
    }

    private static Digest recorded(LakeTable table) {
        String sum = table.state().getOrDefault("source-digest", "0");
        return new Digest(table.rows(), new BigInteger(sum));
    }
}
