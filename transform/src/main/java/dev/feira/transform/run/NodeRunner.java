package dev.feira.transform.run;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.NodeResult;
import dev.feira.transform.Status;
import dev.feira.transform.adapter.Connection;
import dev.feira.transform.adapter.Relation;
import dev.feira.transform.adapter.Response;
import dev.feira.transform.macros.DefinedMacro;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.Source;
import dev.feira.transform.manifest.UnitTest;
import dev.feira.warehouse.Session;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Works on one node after the other, on one thread and with one session.
final class NodeRunner implements AutoCloseable {
    private static final int TRIES = 3;

    private final Workshop workshop;
    private final Supplier<Session> sessions;
    private final boolean compileOnly;
    private final Comments comments;
    private volatile Session session;
    private Map<String, ?> names = Map.of();

    /// @param compileOnly whether nothing but compiling is wanted
    NodeRunner(Workshop workshop, Supplier<Session> sessions, boolean compileOnly) {
        this.workshop = workshop;
        this.sessions = sessions;
        this.session = sessions.get();
        this.compileOnly = compileOnly;
        this.comments = new Comments(workshop);
    }

    /// What the templates of the next nodes see besides.
    void names(Map<String, ?> others) {
        names = others;
    }

    /// Does what the node is there for. Whatever goes wrong with it becomes its result.
    ///
    /// What may pass is tried again without company: the memory that it lacked, or the row that it met, was another
    /// node's.
    NodeResult run(Resource node) {
        NodeResult result = null;
        for (int attempt = 1; result == null; attempt++) {
            ReadWriteLock turns = workshop.turns();
            Lock turn = attempt == 1 ? turns.readLock() : turns.writeLock();
            turn.lock();
            try {
                result = attempt(node, attempt == TRIES);
            } finally {
                turn.unlock();
            }
        }
        return result;
    }

    /// @return null when it failed and may be tried again
    private @Nullable NodeResult attempt(Resource node, boolean last) {
        Attempt attempt = new Attempt(node);
        try (Connection connection = new Connection(session, comments.of(node))) {
            return run(node, attempt, connection);
        } catch (TemplateException | ProblemException failure) {
            if (!last && Failures.passing(failure)) {
                return null;
            }
            Status status = node instanceof Source ? Status.RUNTIME_ERROR : Status.ERROR;
            return attempt.result(status, Failures.of(node, failure), null, Map.of());
        }
    }

    private NodeResult run(Resource resource, Attempt attempt, Connection connection) {
        return switch (resource) {
            case Node node -> run(node, attempt, connection);
            case Source source -> new FreshnessCheck(workshop, source, connection).run(attempt);
            case UnitTest test -> new UnitTestRun(workshop, connection, attempt).run(test);
            default -> attempt.result(Status.NO_OP, "NO-OP", 0L, Map.of());
        };
    }

    private NodeResult run(Node node, Attempt attempt, Connection connection) {
        NodeSpace space = new NodeSpace(workshop, node, connection, Inputs.of(workshop, node));
        names.forEach(space::put);
        if (!(node.detail() instanceof Detail.Seed)) {
            attempt.phase("compile", () -> compile(node, space, attempt));
        }
        if (compileOnly) {
            return attempt.success("OK", Map.of());
        }
        try {
            return attempt.phase("execute", () -> execute(node, space, attempt, connection));
        } catch (RuntimeException failure) {
            undo(space);
            throw failure;
        }
    }

    private String compile(Node node, NodeSpace space, Attempt attempt) {
        String sql = space.compile();
        attempt.compiled(sql, workshop.files().compiled(node, sql));
        return sql;
    }

    private NodeResult execute(Node node, NodeSpace space, Attempt attempt, Connection connection) {
        return switch (node.detail()) {
            case Detail.SingularTest ignored -> test(node, space, attempt);
            case Detail.GenericTest ignored -> test(node, space, attempt);
            case Detail.Operation ignored -> hook(node, space, attempt, connection);
            case Detail.Analysis ignored -> attempt.success("OK", Map.of());
            case Detail.Model ignored -> materialize(node, space, attempt);
            case Detail.Seed ignored -> materialize(node, space, attempt);
            case Detail.Snapshot ignored -> materialize(node, space, attempt);
        };
    }

    private NodeResult materialize(Node node, NodeSpace space, Attempt attempt) {
        String name = node.config().materialized();
        for (Object made : space.materialize(materialization(name))) {
            workshop.engine().cache().add((Relation) made);
        }
        Response response =
                space.statements().find("main").map(Statements.Result::response).orElse(Response.OK);
        return attempt.success(response.message(), response.values());
    }

    private NodeResult test(Node node, NodeSpace space, Attempt attempt) {
        space.materialize(materialization("test"));
        Statements.Result result = space.statements().find("main").orElseThrow();
        return TestVerdict.of(
                        node.config(),
                        result,
                        workshop.occasion().invocation().flags().warnError())
                .result(attempt, result.response());
    }

    private NodeResult hook(Node node, NodeSpace space, Attempt attempt, Connection connection) {
        String sql = Python.str(space.sql());
        connection.run(sql, false);
        connection.commit();
        return attempt.result(Status.SUCCESS, Lines.hookName(node) + " passed", 0L, Map.of());
    }

    private DefinedMacro materialization(String name) {
        return workshop.macros()
                .materialization(name)
                .orElseThrow(() -> Problem.user("there is no materialization `" + name + "` for the engine `"
                                + workshop.engine().type() + "`")
                        .hint("`materialized` is one of view, table, incremental, ephemeral, seed, snapshot, or a"
                                + " materialization of the project")
                        .exception());
    }

    private void undo(NodeSpace space) {
        try {
            space.adapter().rollback();
        } catch (ProblemException sessionIsGone) {
            // The next node gets a session that works.
            session.close();
            session = sessions.get();
        }
    }

    /// Interrupts what the thread of this runner is executing.
    void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        session.close();
    }
}
