package dev.feira.stream.produce;

import java.util.BitSet;

/// Keeps sending close together: nothing is sent that is further than a fixed distance ahead of the oldest event that
/// the broker has not confirmed. So whoever reads that distance back from the newest event knows all that were sent.
final class Window {
    /// Events.
    static final int SIZE = 4096;

    private final BitSet open = new BitSet(SIZE);
    private long oldest = Long.MAX_VALUE;
    private long newest = -1;

    /// Waits until the event may be sent. Numbers only grow.
    synchronized void enter(long number) throws InterruptedException {
        while (oldest != Long.MAX_VALUE && number - oldest >= SIZE) {
            wait();
        }
        open.set(slot(number));
        newest = number;
        oldest = Math.min(oldest, number);
    }

    /// The event was confirmed, or given up.
    synchronized void leave(long number) {
        open.clear(slot(number));
        while (oldest <= newest && !open.get(slot(oldest))) {
            oldest++;
        }
        if (oldest > newest) {
            oldest = Long.MAX_VALUE;
        }
        notifyAll();
    }

    private static int slot(long number) {
        return (int) (number % SIZE);
    }
}
