package dev.feira.jdbc;

import java.time.Duration;

/// How long to wait for a server.
///
/// @param connect for the connection, login included
/// @param silence for the next bytes of an answer: a server that says nothing for so long counts as gone
/// @param query for a whole statement; the server itself ends it
public record TimeLimits(Duration connect, Duration silence, Duration query) {
    public static final TimeLimits DEFAULT =
            new TimeLimits(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofHours(2));

    public TimeLimits {
        if (!connect.isPositive() || !silence.isPositive() || !query.isPositive()) {
            throw new IllegalArgumentException("a time limit is longer than nothing");
        }
    }
}
