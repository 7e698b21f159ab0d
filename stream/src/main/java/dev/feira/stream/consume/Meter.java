package dev.feira.stream.consume;

import dev.feira.stream.event.Arrival;
import dev.feira.stream.event.Batch;
import dev.feira.stream.sink.LatencyTable.Minute;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What one partition's events took from the producer's send to the commit's return, by minute.
final class Meter {
    private static final long LONGEST = 24L * 3600 * 1000;

    private final String topic;
    private final int partition;
    private final String consumer;
    private final Clock clock;
    private final Map<Instant, Counting> minutes = new TreeMap<>();
    private long events;
    private long tableRows;
    private long deadLetters;

    Meter(String topic, int partition, String consumer, Clock clock) {
        this.topic = topic;
        this.partition = partition;
        this.consumer = consumer;
        this.clock = clock;
    }

    /// A minute that is being measured.
    private static final class Counting {
        private final Histogram histogram = new Histogram(LONGEST, 2);
        private final Instant first;
        private Instant last;
        private long events;
        private long tableRows;
        private long batches;
        private boolean fresh = true;

        Counting(Instant first) {
            this.first = first;
            this.last = first;
        }
    }

    /// A batch was committed just now.
    ///
    /// @param begun when its first event was taken
    synchronized void committed(Batch batch, long begun) {
        Instant now = clock.instant();
        long millis = now.toEpochMilli();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Counting counting =
                minutes.computeIfAbsent(minute, it -> new Counting(Instant.ofEpochMilli(Math.min(begun, millis))));
        for (Arrival arrival : batch.arrivals()) {
            // A clock that goes ahead of ours would give less than nothing.
            counting.histogram.recordValue(Math.clamp(millis - arrival.sent(), 0, LONGEST));
        }
        counting.events += batch.arrivals().size();
        counting.tableRows += batch.rows() + batch.lineRows();
        counting.batches++;
        counting.last = now;
        counting.fresh = true;
        events += batch.arrivals().size();
        tableRows += batch.rows() + batch.lineRows();
        deadLetters += batch.deadLetters().size();
    }

    /// The minutes that have changed since the last call. Those that are over are forgotten by the next one.
    synchronized List<Minute> changed() {
        Instant current = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        minutes.entrySet().removeIf(it -> !it.getValue().fresh && it.getKey().isBefore(current));
        List<Minute> changed = new ArrayList<>();
        minutes.forEach((minute, it) -> {
            if (it.fresh) {
                changed.add(minute(minute, it));
            }
        });
        return changed;
    }

    /// These were stored.
    synchronized void stored(List<Minute> stored) {
        for (Minute minute : stored) {
            Counting counting = minutes.get(minute.minute());
            if (counting != null && counting.events == minute.events()) {
                counting.fresh = false;
            }
        }
    }

    private Minute minute(Instant minute, Counting it) {
        return new Minute(
                topic,
                partition,
                minute,
                consumer,
                it.events,
                it.tableRows,
                it.batches,
                it.first,
                it.last,
                it.histogram.copy());
    }

    synchronized long events() {
        return events;
    }

    synchronized long tableRows() {
        return tableRows;
    }

    synchronized long deadLetters() {
        return deadLetters;
    }
}
