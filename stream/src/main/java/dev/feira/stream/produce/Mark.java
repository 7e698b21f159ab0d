package dev.feira.stream.produce;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// The header by which a producer finds its own events again: the seed and the event's number.
///
/// @param seed events of another seed are not ours
record Mark(long seed) {
    private static final String NAME = "generated";

    void put(Headers headers, long number) {
        headers.add(NAME, (seed + "/" + number).getBytes(US_ASCII));
    }

    /// The event's number, when it is ours.
    OptionalLong number(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        String[] parts = new String(header.value(), US_ASCII).split("/", -1);
        return parts.length == 2 && parts[0].equals(Long.toString(seed)) && parts[1].matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(parts[1]))
                : OptionalLong.empty();
    }
}
