package dev.feira.stream.produce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(5);

    private long dueUntil(Cadence cadence, long moment) {
        clock.set(moment);
        long events = 0;
        while (cadence.untilNext() <= 0) {
            cadence.took();
            events++;
        }
        return events;
    }

    @Test
    void averageIsExactHoweverLateEachEventIs() {
        Cadence cadence = new Cadence(100 / 60.0, clock::get);
        long events = 0;

        for (long tick = 0; tick < 6000; tick++) {
            events += dueUntil(cadence, 5 + tick * SECOND / 100 + tick % 7);
        }

        assertThat(events).isEqualTo(100);
    }

    @Test
    void afterAStallNoMoreThanASecondIsMadeUpFor() {
        Cadence cadence = new Cadence(10, clock::get);
        assertThat(dueUntil(cadence, 5 + SECOND)).isEqualTo(11);

        assertThat(dueUntil(cadence, 5 + 60 * SECOND)).isEqualTo(11);
        assertThat(dueUntil(cadence, 5 + 61 * SECOND)).isEqualTo(10);
    }

    @Test
    void asFastAsPossibleNeverWaits() {
        Cadence cadence = new Cadence(Double.POSITIVE_INFINITY, clock::get);

        for (int i = 0; i < 1000; i++) {
            assertThat(cadence.untilNext()).isLessThanOrEqualTo(0);
            cadence.took();
        }
    }
}
