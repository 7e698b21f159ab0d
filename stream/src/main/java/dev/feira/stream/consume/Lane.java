package dev.feira.stream.consume;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.stream.ConsumeSettings;
import dev.feira.stream.consume.Backlog.Chunk;
import dev.feira.stream.event.Arrival;
import dev.feira.stream.event.Batch;
import dev.feira.stream.event.EventReader;
import dev.feira.stream.event.Layout;
import dev.feira.stream.event.Rows;
import dev.feira.stream.sink.Outcome;
import dev.feira.stream.sink.PartitionSink;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// One partition's way from events to rows, on a thread of its own. It asks where the partition stands, has Kafka's
/// consumer moved there, and from then on writes batch after batch. What it cannot go on from parks it; the other
/// partitions do not notice.
final class Lane implements Runnable {
    private static final long EVER = Long.MAX_VALUE;
    /// What has gathered while a batch was being written may become one larger batch.
    private static final int GROWTH = 8;

    private final int partition;
    private final Work work;
    private final Backlog backlog;
    private final Meter meter;
    private final Rows rows;
    private final CountDownLatch ended = new CountDownLatch(1);
    /// Counts up each time that Kafka's consumer was moved; what came before that is stale.
    private final AtomicLong moves = new AtomicLong();

    private volatile long written = -1;
    private volatile @Nullable Problem problem;
    private volatile boolean stopping;
    private @Nullable Chunk rest;
    private int restFrom;

    /// What a lane works with.
    ///
    /// @param position asks where the partition stands
    /// @param seek has Kafka's consumer moved to an offset
    record Work(ConsumeSettings settings, Layout layout, EventReader reader, Position position, Seek seek) {}

    /// Has Kafka's consumer moved, and the lane told so afterwards.
    interface Seek {
        void to(Lane lane, long offset);
    }

    /// Where a partition stands.
    interface Position {
        /// Asks until there is an answer.
        ///
        /// @return empty: the consumer is to stop
        /// @throws ProblemException when somebody must decide
        Optional<Opened> find(LongPredicate pause);
    }

    /// A partition that may be written.
    ///
    /// @param topicNumber which topic it is of, as the ledger counts them
    record Opened(long offset, int topicNumber, PartitionSink sink) {}

    Lane(int partition, Work work, Meter meter, long memory) {
        this.partition = partition;
        this.work = work;
        this.meter = meter;
        this.rows = new Rows(work.layout().lines().size());
        this.backlog = new Backlog(memory);
    }

    int partition() {
        return partition;
    }

    Backlog backlog() {
        return backlog;
    }

    Meter meter() {
        return meter;
    }

    /// The offset up to which everything is in PostgreSQL; negative before it is known.
    long written() {
        return written;
    }

    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /// Kafka's consumer stands where the lane wanted it: forget what came before.
    void moved() {
        backlog.clear();
        moves.incrementAndGet();
    }

    /// Whether events may be handed in: not before the consumer was moved.
    boolean accepts() {
        return moves.get() > 0 && problem == null;
    }

    void stop() {
        stopping = true;
        backlog.close();
    }

    /// Waits until the batch in flight is done.
    boolean awaitEnd(long millis) {
        try {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void run() {
        try {
            Optional<Opened> opened = work.position().find(backlog::pause);
            if (opened.isPresent()) {
                move(opened.get().offset());
                writeAll(opened.get());
            }
        } catch (ProblemException e) {
            problem = e.problem();
        } catch (RuntimeException | OutOfMemoryError e) {
            problem = Problem.bug("partition " + partition + " failed: " + e);
        } finally {
            backlog.clear();
            ended.countDown();
        }
    }

    private void move(long offset) {
        rest = null;
        written = offset;
        long before = moves.get();
        work.seek().to(this, offset);
        while (moves.get() == before && backlog.pause(5)) {
            // The polling thread moves the consumer between two polls.
        }
    }

    private void writeAll(Opened opened) {
        while (!stopping) {
            Batch batch = new Batch(work.reader(), rows, opened.topicNumber(), partition, written);
            long begun = fill(batch);
            if (!batch.empty()) {
                write(opened.sink(), batch, begun);
            }
        }
    }

    private void write(PartitionSink sink, Batch batch, long begun) {
        switch (sink.write(batch)) {
            case Outcome.Written(long _) -> {
                written = batch.next();
                meter.committed(batch, begun);
            }
            case Outcome.Fenced(long next) -> move(next);
            case Outcome.Stopped() -> stopping = true;
        }
    }

    /// Takes events until the batch is large enough, or old enough with no more of them waiting.
    ///
    /// @return when the first one was taken, in milliseconds of the epoch
    private long fill(Batch batch) {
        long begun = 0;
        long deadline = EVER;
        while (!stopping && !large(batch, GROWTH)) {
            Chunk chunk = rest;
            if (chunk == null) {
                long patience = large(batch, 1) ? 0 : deadline == EVER ? EVER : deadline - System.nanoTime();
                chunk = backlog.take(patience).orElse(null);
                restFrom = 0;
            }
            if (chunk == null) {
                return begun;
            }
            if (deadline == EVER) {
                deadline = System.nanoTime() + work.settings().linger().toNanos();
                begun = chunk.arrivals().isEmpty()
                        ? System.currentTimeMillis()
                        : chunk.arrivals().getFirst().taken();
            }
            rest = add(batch, chunk) ? null : chunk;
        }
        return begun;
    }

    /// Whether all of the chunk went into the batch.
    private boolean add(Batch batch, Chunk chunk) {
        while (restFrom < chunk.arrivals().size() && !large(batch, GROWTH)) {
            Arrival arrival = chunk.arrivals().get(restFrom++);
            batch.add(arrival);
        }
        if (restFrom < chunk.arrivals().size()) {
            return false;
        }
        batch.skipTo(chunk.next());
        return true;
    }

    private boolean large(Batch batch, int times) {
        return batch.rows() + batch.lineRows() >= (long) times * work.settings().batchRows()
                || batch.bytes() >= times * work.settings().batchBytes();
    }
}
