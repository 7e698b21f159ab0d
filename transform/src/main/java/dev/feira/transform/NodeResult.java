package dev.feira.transform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of one node.
///
/// @param message for people: the engine's answer, or what went wrong; null when skipped
/// @param failures rows that a test found; null for what is no test
/// @param response what the engine said, in the shape of run_results.json
/// @param compiledCode null when it was not compiled
/// @param relationName quoted; null for what makes no relation
/// @param compiledPath where the compiled SQL lies, relative to the project; null when there is none
public record NodeResult(
        String uniqueId,
        Status status,
        @Nullable String message,
        @Nullable Long failures,
        Duration elapsed,
        List<Timing> timing,
        String thread,
        Map<String, Object> response,
        boolean compiled,
        @Nullable String compiledCode,
        @Nullable String relationName,
        @Nullable String compiledPath) {

    /// One phase: `compile` or `execute`.
    public record Timing(String name, Instant startedAt, Instant completedAt) {}

    /// A node that was not reached.
    public static NodeResult skipped(String uniqueId, @Nullable String relationName, String thread) {
        return new NodeResult(
                uniqueId,
                Status.SKIPPED,
                null,
                null,
                Duration.ZERO,
                List.of(),
                thread,
                Map.of(),
                false,
                null,
                relationName,
                null);
    }
}
