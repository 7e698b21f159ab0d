package dev.feira.sample.load;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.jdbc.Database;
import dev.feira.sample.spec.TableSpec;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Fills tables of a MySQL-like database, two at a time, and exchanges them for those that are there only when all are
/// full: until then, and after any failure, the old ones stay as they were.
public final class Loading {
    private static final String STEP = "sample";
    private static final String FRESH = "feira_new_";
    private static final String OLD = "feira_old_";
    private static final int AT_ONCE = 2;

    private final Database database;
    private final EventListener listener;
    private final Ddl ddl;

    public Loading(Database database, EventListener listener) {
        this.database = database;
        this.listener = listener;
        this.ddl = new Ddl(database.dialect());
    }

    /// The tables are filled in the given order; put the longest first.
    public List<Loaded> load(Map<TableSpec, RowSource> sources) {
        List<TableSpec> tables = List.copyOf(sources.keySet());
        clean(tables);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Loaded>> all = new ArrayList<>();
            sources.forEach((table, source) -> all.add(threads.submit(task(table, source))));
            List<Loaded> loaded = await(all, threads);
            exchange(tables);
            return loaded;
        } catch (RuntimeException e) {
            cleanAfter(e, tables);
            throw e;
        }
    }

    /// What went wrong first is what the user must hear.
    private void cleanAfter(RuntimeException first, List<TableSpec> tables) {
        try {
            clean(tables);
        } catch (RuntimeException second) {
            first.addSuppressed(second);
        }
    }

    private Callable<Loaded> task(TableSpec table, RowSource source) {
        return () -> fill(table, source);
    }

    private static List<Loaded> await(List<Future<Loaded>> all, ExecutorService threads) {
        List<Loaded> loaded = new ArrayList<>();
        try {
            for (Future<Loaded> one : all) {
                loaded.add(one.get());
            }
            return loaded;
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw Problem.passing("filling the source was interrupted").exception(e);
        }
    }

    private Loaded fill(TableSpec table, RowSource source) {
        long begin = System.nanoTime();
        listener.on(new Event.Started(STEP, table.name(), OptionalLong.empty()));
        Pipe pipe = new Pipe();
        RowWriter rows = new RowWriter(
                table, pipe.output(), done -> listener.on(new Event.Progressed(STEP, table.name(), done)));
        Thread maker = Thread.ofVirtual().unstarted(() -> make(rows, source, pipe));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            prepare(statement);
            statement.execute(ddl.create(table, FRESH + table.name()));
            statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(pipe.input());
            maker.start();
            long stored = statement.executeLargeUpdate(ddl.load(table, FRESH + table.name()));
            maker.join();
            verify(statement, table, rows.rows(), stored);
        } catch (SQLException e) {
            throw pipe.failure().orElseGet(() -> database.problem(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.passing("filling `" + table.name() + "` was interrupted")
                    .exception(e);
        } finally {
            pipe.abandon();
        }
        listener.on(new Event.Finished(STEP, table.name(), rows.rows(), Duration.ofNanos(System.nanoTime() - begin)));
        return new Loaded(table.name(), rows.rows(), rows.csvBytes());
    }

    /// An empty table and no checks: the server may sort the keys once instead of inserting row by row.
    private static void prepare(Statement statement) throws SQLException {
        statement.execute("SET SESSION unique_checks=0, foreign_key_checks=0");
    }

    private static void make(RowWriter rows, RowSource source, Pipe pipe) {
        try {
            source.writeTo(rows);
            rows.flush();
            pipe.end();
        } catch (IOException | RuntimeException e) {
            pipe.fail(e);
        }
    }

    /// LOAD DATA turns errors into warnings; here they are errors.
    private void verify(Statement statement, TableSpec table, long made, long stored) throws SQLException {
        try (ResultSet warnings = statement.executeQuery("SHOW WARNINGS LIMIT 1")) {
            if (warnings.next()) {
                throw Problem.data("the server did not take all values of table `" + table.name() + "` as they are: "
                                + warnings.getString("Message"))
                        .hint("compare the column types of the description with the data")
                        .exception();
            }
        }
        if (made != stored) {
            throw Problem.data("table `" + table.name() + "` holds " + stored + " of " + made + " rows")
                    .hint("the primary key " + table.key() + " is not unique in the data")
                    .exception();
        }
    }

    private void exchange(List<TableSpec> tables) {
        List<String> renames = new ArrayList<>();
        List<String> old = new ArrayList<>();
        for (TableSpec table : tables) {
            if (database.table(table.name()).isPresent()) {
                renames.add(ddl.quoted(table.name()) + " TO " + ddl.quoted(OLD + table.name()));
                old.add(OLD + table.name());
            }
            renames.add(ddl.quoted(FRESH + table.name()) + " TO " + ddl.quoted(table.name()));
        }
        execute(ddl.rename(renames));
        if (!old.isEmpty()) {
            execute(ddl.drop(old));
        }
    }

    private void clean(List<TableSpec> tables) {
        List<String> leftovers = new ArrayList<>();
        for (TableSpec table : tables) {
            leftovers.add(FRESH + table.name());
            leftovers.add(OLD + table.name());
        }
        execute(ddl.drop(leftovers));
    }

    private void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw database.problem(e);
        }
    }
}
