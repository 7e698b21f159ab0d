package dev.feira.stream.event;

import org.jspecify.annotations.Nullable;

/// An event as it stands in a partition.
///
/// @param sent milliseconds of the epoch: when the producer sent it
/// @param taken milliseconds of the epoch: when this consumer took it
/// @param version the header that names the schema's version, if it is there
@SuppressWarnings("ArrayRecordComponent") // nobody compares arrivals
public record Arrival(
        long offset, long sent, long taken, byte @Nullable [] key, byte @Nullable [] value, byte @Nullable [] version) {
    /// Bytes that it holds.
    public int size() {
        return length(key) + length(value) + length(version);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
