package dev.feira.stream.produce;

import java.util.function.LongSupplier;

/// When each event is due. The average is exact: each has its own moment, so small delays do not add up. After a stall
/// no more is made up for than one second of events; the rest of the schedule moves back.
final class Cadence {
    private static final long MADE_UP_NANOS = 1_000_000_000L;

    private final double nanosPerEvent;
    private final LongSupplier clock;
    private long origin;
    private long events;

    /// @param perSecond infinite for as fast as possible
    Cadence(double perSecond, LongSupplier clock) {
        this.nanosPerEvent = 1e9 / perSecond;
        this.clock = clock;
        this.origin = clock.getAsLong();
    }

    /// Nanoseconds until the next event is due; not above 0 when it is.
    long untilNext() {
        long now = clock.getAsLong();
        long due = origin + (long) (events * nanosPerEvent);
        long late = now - due;
        if (late > MADE_UP_NANOS) {
            origin += late - MADE_UP_NANOS;
        }
        return -late;
    }

    /// The next event is on its way.
    void took() {
        events++;
    }
}
