package dev.feira.stream;

import dev.feira.stream.sink.LatencyTable.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/// How fast events came to PostgreSQL in the last five minutes in which there were any.
///
/// @param p50Millis half of the events took no longer from the producer's send to the commit's return
/// @param p95Millis 95 of 100 took no longer
/// @param p99Millis 99 of 100 took no longer
/// @param rowsPerSecond rows of all tables
/// @param eventsPerBatch on average
public record Pace(
        long p50Millis,
        long p95Millis,
        long p99Millis,
        double rowsPerSecond,
        double eventsPerSecond,
        double eventsPerBatch) {
    private static final Pace NONE = new Pace(0, 0, 0, 0, 0, 0);

    static Pace of(List<Minute> minutes) {
        if (minutes.isEmpty()) {
            return NONE;
        }
        Histogram all = new Histogram(minutes.getFirst().histogram());
        minutes.forEach(it -> all.add(it.histogram()));
        long events = minutes.stream().mapToLong(Minute::events).sum();
        long rows = minutes.stream().mapToLong(Minute::tableRows).sum();
        long batches = minutes.stream().mapToLong(Minute::batches).sum();
        double seconds = seconds(minutes);
        return new Pace(
                all.getValueAtPercentile(50),
                all.getValueAtPercentile(95),
                all.getValueAtPercentile(99),
                rows / seconds,
                events / seconds,
                (double) events / Math.max(1, batches));
    }

    private static double seconds(List<Minute> minutes) {
        Instant first = minutes.stream()
                .map(Minute::first)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = minutes.stream()
                .map(Minute::last)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Math.max(0.001, Duration.between(first, last).toNanos() / 1e9);
    }
}
