package dev.feira.stream.consume;

import dev.feira.stream.event.Arrival;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Events between the thread that polls and the one that writes, counted in bytes. The polling thread never waits here:
/// it looks at [#isFull()] and pauses the partition.
final class Backlog {
    /// Some events and the offset that follows them, which may lie behind a gap.
    record Chunk(List<Arrival> arrivals, long next, long bytes) {
        static Chunk of(List<Arrival> arrivals, long next) {
            return new Chunk(
                    arrivals, next, arrivals.stream().mapToLong(Arrival::size).sum());
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final long limit;
    private long bytes;
    private boolean closed;

    /// A backlog that counts as full at so many bytes.
    Backlog(long limit) {
        this.limit = limit;
    }

    void add(Chunk chunk) {
        locked(() -> {
            chunks.add(chunk);
            bytes += chunk.bytes();
        });
    }

    /// Forgets everything: the partition is read from another offset.
    void clear() {
        locked(() -> {
            chunks.clear();
            bytes = 0;
        });
    }

    /// Wakes who waits, for ever.
    void close() {
        locked(() -> closed = true);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isFull() {
        return read() >= limit;
    }

    /// Whether there is so little left that more may be fetched.
    boolean isLow() {
        return read() < limit / 2;
    }

    private long read() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /// The oldest chunk; waits for one until the time is over or the backlog is closed.
    Optional<Chunk> take(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (chunks.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (closed || chunks.isEmpty()) {
                return Optional.empty();
            }
            Chunk chunk = chunks.remove();
            bytes -= chunk.bytes();
            return Optional.of(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the time is over or the backlog is closed.
    ///
    /// @return whether it is still open
    boolean pause(long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
