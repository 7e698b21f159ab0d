package dev.feira.warehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// A published state of the warehouse, which never changes.
///
/// @param name the build that made it
/// @param loads the lake's snapshot in each raw table
public record Generation(String name, Path file, Instant publishedAt, Map<String, Long> loads) {
    public Generation {
        loads = Map.copyOf(loads);
    }
}
