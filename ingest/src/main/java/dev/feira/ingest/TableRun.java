package dev.feira.ingest;

import dev.feira.core.Digest;
import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.ingest.IngestResult.Failed;
import dev.feira.ingest.IngestResult.Ingested;
import dev.feira.ingest.IngestResult.TableOutcome;
import dev.feira.ingest.engine.Chunk;
import dev.feira.ingest.offset.Increment;
import dev.feira.ingest.offset.OffsetState;
import dev.feira.ingest.plan.TableJob;
import dev.feira.jdbc.Database;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeTable;
import dev.feira.lake.TableWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One table on its way into the lake. Each chunk has two halves, its rows and the digest that the server has of them
/// in
/// the same snapshot; they may come in any order and from several threads. The first failure gives the table up.
final class TableRun {
    private final TableJob job;
    private final Lake lake;
    private final Database source;
    private final String protocol;
    private final EventListener listener;
    private final Map<String, Long> coercions = new TreeMap<>();
    private final Map<Chunk, Digest> rows = new HashMap<>();
    private final Map<Chunk, Digest> server = new HashMap<>();
    private long started;
    private long done;
    private Digest digest = Digest.EMPTY;
    private @Nullable TableWrite write;
    private @Nullable TableOutcome outcome;

    TableRun(TableJob job, Lake lake, Database source, String protocol, EventListener listener) {
        this.job = job;
        this.lake = lake;
        this.source = source;
        this.protocol = protocol;
        this.listener = listener;
    }

    /// Reads the rows of one chunk.
    ///
    /// @return this when nothing is missing any longer and the table may be committed
    Optional<TableRun> read(Connection connection, Chunk chunk) {
        return half(() -> {
            ChunkRead read = new ChunkRead(job.reading(), write(), this::progressed);
            read.run(connection, chunk);
            return arrived(chunk, read);
        });
    }

    /// Lets the server digest the rows of one chunk.
    ///
    /// @return as [#read]
    Optional<TableRun> digest(Connection connection, Chunk chunk) {
        return half(() -> !failed() && arrived(chunk, job.reading().digest(connection, chunk.where())));
    }

    private interface Half {
        /// @return whether it was the last one
        boolean run() throws SQLException;
    }

    private Optional<TableRun> half(Half half) {
        try {
            return half.run() ? Optional.of(this) : Optional.empty();
        } catch (SQLException e) {
            fail(source.problem(e));
        } catch (ProblemException e) {
            fail(e);
        }
        return Optional.empty();
    }

    /// Ends the table's journey.
    void commit() {
        try (TableWrite ready = write()) {
            Optional<LakeTable> same = unchanged();
            LakeTable table = same.isPresent() ? same.get() : ready.commit(words());
            requireSameCount(table.rows());
            succeed(table);
        } catch (ProblemException e) {
            fail(e);
        }
    }

    /// The lake holds all there is; no version of the table says so anew.
    void nothingNew() {
        started = System.nanoTime();
        listener.on(new Event.Started(Ingest.STEP, job.name(), OptionalLong.of(0)));
        try {
            LakeTable table = unchanged().orElseThrow();
            requireSameCount(table.rows());
            succeed(table);
        } catch (ProblemException e) {
            fail(e);
        }
    }

    /// The lake's table, when nothing is added to it.
    private Optional<LakeTable> unchanged() {
        return digest.rows() == 0 ? job.increment().flatMap(Increment::on) : Optional.empty();
    }

    /// What the lake remembers beside the rows; count and digest are those of the table's whole content.
    private Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        words.put("source-rows", Long.toString(total().rows()));
        words.put("source-digest", total().sum().toString());
        words.put("protocol", protocol);
        words.put("contract", job.contract().fingerprint());
        job.increment()
                .map(increment -> increment.after(digest, job.reading().fingerprint()))
                .ifPresent(state -> words.put(OffsetState.WORD, state.json()));
        return words;
    }

    private Digest total() {
        return job.increment()
                .map(increment -> increment.after(digest, "").total())
                .orElse(digest);
    }

    /// Somebody stopped the run: what fails from now on is a consequence and nobody's news.
    synchronized void giveUp() {
        if (outcome == null) {
            outcome = new Failed(job.name(), Problem.passing("table `" + job.name() + "` was not read to its end"));
        }
    }

    synchronized TableOutcome outcome() {
        return outcome == null
                ? new Failed(job.name(), Problem.passing("table `" + job.name() + "` was not read to its end"))
                : outcome;
    }

    private synchronized TableWrite write() {
        if (outcome instanceof Failed failed) {
            throw failed.problem().exception();
        }
        if (write == null) {
            started = System.nanoTime();
            listener.on(new Event.Started(Ingest.STEP, job.name(), OptionalLong.of(job.approximateRows())));
            write = job.increment()
                    .flatMap(Increment::on)
                    .map(table -> lake.append(table, job.shape()))
                    .orElseGet(() -> lake.overwrite(job.shape()));
        }
        return write;
    }

    private synchronized boolean arrived(Chunk chunk, ChunkRead read) {
        digest = digest.plus(read.digest());
        read.coercions().forEach((column, count) -> coercions.merge(column, count, Long::sum));
        rows.put(chunk, read.digest());
        return complete(chunk);
    }

    private synchronized boolean arrived(Chunk chunk, Digest ofServer) {
        server.put(chunk, ofServer);
        return complete(chunk);
    }

    /// Whether that half was the last one missing; both of its chunk must be equal.
    private boolean complete(Chunk chunk) {
        Digest read = rows.get(chunk);
        Digest held = server.get(chunk);
        if (read != null && held != null && !read.equals(held)) {
            throw Problem.data("chunk " + chunk.number() + " of table `" + job.name()
                            + "` was not read as the server has it: the server says " + held + ", read were " + read)
                    .hint("nothing was committed; run again, and report it if it stays")
                    .exception();
        }
        int chunks = job.chunks().size();
        return rows.size() == chunks && server.size() == chunks && outcome == null;
    }

    private synchronized boolean failed() {
        return outcome != null;
    }

    private synchronized void progressed(long rows) {
        done += rows;
        listener.on(new Event.Progressed(Ingest.STEP, job.name(), done));
    }

    private void requireSameCount(long committed) {
        if (committed != total().rows()) {
            throw Problem.bug("table `" + job.name() + "`: " + total().rows() + " rows were read and " + committed
                            + " are in the lake")
                    .exception();
        }
    }

    private synchronized void succeed(LakeTable table) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        outcome = new Ingested(
                job.name(),
                digest.rows(),
                table.rows(),
                table.bytes(),
                elapsed,
                total(),
                protocol,
                Map.copyOf(coercions));
        coercions.forEach((column, count) -> listener.on(new Event.Warned(
                Ingest.STEP, job.name(), count + " values of column `" + column + "` were no dates and became NULL")));
        listener.on(new Event.Finished(Ingest.STEP, job.name(), digest.rows(), elapsed));
    }

    private synchronized void fail(ProblemException failure) {
        if (outcome == null) {
            outcome = new Failed(job.name(), failure.problem());
            listener.on(
                    new Event.Warned(Ingest.STEP, job.name(), failure.problem().message()));
        }
        if (write != null) {
            write.close();
        }
    }
}
