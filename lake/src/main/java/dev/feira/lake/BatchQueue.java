package dev.feira.lake;

import dev.feira.core.Column;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A bounded set of batches that go round between those who fill and those who encode.
final class BatchQueue {
    private final List<Column> columns;
    private final Batch end;
    private final BlockingQueue<Batch> empty = new LinkedBlockingQueue<>();
    private final BlockingQueue<Batch> filled = new LinkedBlockingQueue<>();
    private volatile @Nullable ProblemException broken;

    BatchQueue(List<Column> columns, int batches) {
        this.columns = columns;
        this.end = new Batch(List.of());
        for (int i = 0; i < batches; i++) {
            empty.add(new Batch(columns));
        }
    }

    List<Column> columns() {
        return columns;
    }

    /// An empty batch, as soon as one is back.
    Batch take() {
        while (true) {
            throwIfBroken();
            Batch batch = await(empty);
            if (batch != null) {
                return batch;
            }
        }
    }

    void put(Batch batch) {
        throwIfBroken();
        filled.add(batch);
    }

    void giveBack(Batch batch) {
        batch.clear();
        empty.add(batch);
    }

    /// No more will be put.
    void end() {
        filled.add(end);
    }

    /// Nobody needs to fill or encode any longer.
    void breakOff(ProblemException problem) {
        broken = problem;
        end();
    }

    /// The next filled batch, or `null` after the last. The end is seen by each thread that asks.
    @Nullable
    Batch next() {
        while (true) {
            throwIfBroken();
            Batch batch = await(filled);
            if (batch == end) {
                filled.add(end);
                throwIfBroken();
                return null;
            }
            if (batch != null) {
                return batch;
            }
        }
    }

    private static @Nullable Batch await(BlockingQueue<Batch> queue) {
        try {
            return queue.poll(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.passing("writing to the lake was interrupted").exception(e);
        }
    }

    private void throwIfBroken() {
        ProblemException problem = broken;
        if (problem != null) {
            throw problem;
        }
    }
}
