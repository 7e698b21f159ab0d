package dev.feira.transform.context;

import dev.feira.core.EventListener;
import dev.feira.transform.Invocation;
import java.time.Instant;
import java.util.UUID;

/// One run of one command: what was asked, when, under which id, and who listens.
public record Occasion(Invocation invocation, String id, Instant startedAt, EventListener listener) {
    public static Occasion of(Invocation invocation, EventListener listener) {
        return new Occasion(invocation, UUID.randomUUID().toString(), Instant.now(), listener);
    }
}
