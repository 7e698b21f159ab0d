package dev.feira.transform.run;

import dev.feira.transform.NodeResult;
import dev.feira.transform.RunLog;
import dev.feira.transform.Status;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.warehouse.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// Runs the chosen nodes in dependency order on several threads; each has a session of its own.
///
/// To stop it, interrupt the thread that called [#all]: running statements are cancelled, what has not begun is
/// skipped.
final class Run {
    private final Workshop workshop;
    private final Supplier<Session> sessions;
    private final Settings settings;
    private final Lines lines;
    private final Schedule schedule;
    private final int total;
    private final List<NodeResult> results = new ArrayList<>();
    private final Set<String> doomed = new HashSet<>();
    private final BlockingQueue<NodeResult> finished = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<Job>> jobs = new LinkedBlockingQueue<>();
    private final List<NodeRunner> runners = new ArrayList<>();
    private int taken;
    private boolean stopping;
    private boolean interrupted;

    /// How a run goes about it.
    ///
    /// @param testsBlock whether a failed test holds back what descends from the tested (`build`)
    /// @param skipAll whether nothing may run, because a hook before it failed
    record Settings(int threads, boolean failFast, boolean testsBlock, boolean compileOnly, boolean skipAll) {}

    /// A node and its place in the count.
    private record Job(Resource node, int index) {}

    Run(Workshop workshop, Supplier<Session> sessions, Settings settings, List<Resource> chosen, RunLog log) {
        this.workshop = workshop;
        this.sessions = sessions;
        this.settings = settings;
        this.lines = new Lines(log, new NodeInfo());
        this.schedule = new Schedule(workshop.manifest(), chosen, settings.testsBlock());
        this.total = schedule.size();
        this.stopping = settings.skipAll();
    }

    /// Results in the order of their end.
    List<NodeResult> all() {
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 1; i <= Math.min(settings.threads(), Math.max(1, total)); i++) {
                NodeRunner runner = new NodeRunner(workshop, sessions, settings.compileOnly());
                runners.add(runner);
                threads.add(
                        Thread.ofPlatform().name("Thread-" + i + " (worker)").start(() -> work(runner)));
            }
            coordinate();
        } finally {
            threads.forEach(thread -> jobs.add(Optional.empty()));
            threads.forEach(Run::join);
        }
        return results;
    }

    boolean interrupted() {
        return interrupted;
    }

    private void coordinate() {
        int running = 0;
        while (running > 0 || schedule.hasReady()) {
            while (schedule.hasReady() && running < settings.threads()) {
                running += begin() ? 1 : 0;
            }
            if (running > 0) {
                NodeResult result = next();
                running--;
                end(result);
            }
        }
    }

    /// Hands the next node out; false when it is skipped at once.
    private boolean begin() {
        Resource node = schedule.take();
        taken++;
        if (stopping || doomed.contains(node.uniqueId())) {
            skip(node);
            return false;
        }
        jobs.add(Optional.of(new Job(node, taken)));
        return true;
    }

    private void skip(Resource node) {
        String relation = node instanceof Node made ? made.relation().rendered() : null;
        NodeResult result = NodeResult.skipped(
                node.uniqueId(), relation, Thread.currentThread().getName());
        lines.skip(node, result, taken, total);
        results.add(result);
        schedule.done(node.uniqueId());
    }

    private NodeResult next() {
        while (true) {
            try {
                return finished.take();
            } catch (InterruptedException stop) {
                interrupted = true;
                stopping = true;
                runners.forEach(NodeRunner::cancel);
            }
        }
    }

    private void end(NodeResult result) {
        results.add(result);
        if (result.status().bad()) {
            doomed.addAll(schedule.descendants(result.uniqueId()));
            stopping |= settings.failFast();
        }
        schedule.done(result.uniqueId());
    }

    /// One thread's life: node after node until there is none.
    private void work(NodeRunner runner) {
        try (runner) {
            Optional<Job> job = jobs.take();
            while (job.isPresent()) {
                one(runner, job.get());
                job = jobs.take();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void one(NodeRunner runner, Job job) {
        NodeResult result;
        lines.start(job.node(), job.index(), total);
        try {
            result = runner.run(job.node());
        } catch (RuntimeException | Error bug) {
            result = new Attempt(job.node()).result(Status.ERROR, Failures.of(job.node(), bug), null, Map.of());
        }
        lines.end(job.node(), result, job.index(), total);
        finished.add(result);
    }

    private static void join(Thread thread) {
        boolean again = true;
        boolean stopped = false;
        while (again) {
            try {
                thread.join();
                again = false;
            } catch (InterruptedException later) {
                stopped = true;
            }
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether dbt counts the resource among those that it runs.
    static boolean counts(Resource resource) {
        return !Nodes.isEphemeral(resource);
    }
}
