package dev.feira.ingest;

import dev.feira.core.Digest;
import dev.feira.core.Problem;
import dev.feira.core.Reconciliation;
import dev.feira.core.Reconciliation.Check;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.plan.Plan;
import dev.feira.ingest.plan.Planner;
import dev.feira.ingest.plan.TableJob;
import dev.feira.ingest.read.ServerDigest;
import dev.feira.ingest.snapshot.Snapshot;
import dev.feira.ingest.snapshot.Snapshots;
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
    private final Lake lake;
    private final Snapshots snapshots;

    Proof(IngestSettings settings, Database source, Lake lake, Snapshots snapshots) {
        this.settings = settings;
        this.source = source;
        this.lake = lake;
        this.snapshots = snapshots;
    }

    Reconciliation reconcile(List<Contract> contracts) {
        int connections = Math.min(settings.connections(), source.settings().connections());
        try (Snapshot snapshot = snapshots.open(connections, Ingest.names(contracts))) {
            Plan plan = new Planner(source, snapshot.connections().getFirst()).plan(contracts, snapshot.tables());
            for (Map.Entry<String, Problem> refused : plan.refused().entrySet()) {
                throw refused.getValue().exception();
            }
            return new Reconciliation("source = lake", checks(plan, snapshot));
        }
    }

    private List<Check> checks(Plan plan, Snapshot snapshot) {
        Queue<TableJob> jobs = new ConcurrentLinkedQueue<>(plan.jobs());
        List<Check> checks = new ArrayList<>();
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
            throw e.getCause() instanceof SQLException failure
                    ? source.problem(failure)
                    : Problem.bug("the reconciliation stopped: " + e.getCause()).exception(e);
        }
        checks.sort(Comparator.comparing(Check::table));
        return checks;
    }

    private List<Check> drain(Queue<TableJob> jobs, Connection connection) throws SQLException {
        List<Check> checks = new ArrayList<>();
        for (TableJob job = jobs.poll(); job != null; job = jobs.poll()) {
            Digest now = ServerDigest.of(connection, job.reading(), "");
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
