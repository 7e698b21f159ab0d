package dev.feira.stream.consume;

import dev.feira.core.Problem;
import dev.feira.stream.sink.Retry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/// Tries again with growing pauses and some jitter, so that many consumers do not come back at the same moment; gives
/// up after a time. The first failure of a row is told.
final class Patience implements Retry {
    private static final long FIRST = 50;
    private static final long LONGEST = 2_000;

    private final Duration limit;
    private final LongPredicate pause;
    private final Consumer<Problem> alarm;
    private long since;
    private long wait = FIRST;

    /// How long to try.
    ///
    /// @param pause waits so many milliseconds; false: stop
    Patience(Duration limit, LongPredicate pause, Consumer<Problem> alarm) {
        this.limit = limit;
        this.pause = pause;
        this.alarm = alarm;
    }

    @Override
    public boolean again(Problem problem) {
        long now = System.nanoTime();
        if (wait == FIRST) {
            since = now;
            alarm.accept(problem);
        } else if (now - since > limit.toNanos()) {
            throw problem.exception();
        }
        long jittered = wait / 2 + ThreadLocalRandom.current().nextLong(wait);
        wait = Math.min(LONGEST, wait * 2);
        return pause.test(jittered);
    }

    @Override
    public void succeeded() {
        wait = FIRST;
    }
}
