package dev.feira.stream;

import java.time.Duration;

/// How a consumer works.
///
/// @param untilCaughtUp end when the offsets that are the topic's ends at the start are reached
/// @param acceptLoss go on although events were lost or the topic was made anew
/// @param batchRows a batch of so many table rows is written without waiting for more
/// @param batchBytes a batch of so many bytes of events is written without waiting for more
/// @param linger how long the first event of a batch waits for others
/// @param memory bytes of events that may wait for PostgreSQL; beyond it, partitions are paused
/// @param patience how long the servers are waited for at the start, and a partition tries to reach PostgreSQL before
/// it is parked
public record ConsumeSettings(
        boolean untilCaughtUp,
        boolean acceptLoss,
        int batchRows,
        long batchBytes,
        Duration linger,
        long memory,
        Duration patience) {
    /// What stands in for settings that are not made.
    public static final ConsumeSettings DEFAULT = new ConsumeSettings(
            false, false, 10_000, 1_000_000, Duration.ofMillis(10), 64_000_000, Duration.ofMinutes(5));

    public ConsumeSettings {
        require(batchRows >= 1, "`batch_rows` must be 1 or more");
        require(batchBytes >= 1, "`batch_bytes` must be 1 or more");
        require(!linger.isNegative(), "`linger` must not be negative");
        require(memory >= 1_000_000, "`memory` must be 1 MB or more");
        require(patience.isPositive(), "`patience` must be longer than nothing");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /// The same, with an end.
    public ConsumeSettings untilCaughtUp(boolean value) {
        return new ConsumeSettings(value, acceptLoss, batchRows, batchBytes, linger, memory, patience);
    }

    /// The same, forgiving.
    public ConsumeSettings acceptLoss(boolean value) {
        return new ConsumeSettings(untilCaughtUp, value, batchRows, batchBytes, linger, memory, patience);
    }
}
