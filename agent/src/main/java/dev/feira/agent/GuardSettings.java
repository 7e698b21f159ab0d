package dev.feira.agent;

import java.time.Duration;

/// How much a question may take.
///
/// @param limit of time for one statement, whole seconds
/// @param rows that are read of an answer; the others are left, and that is said
/// @param letters that a statement may have
public record GuardSettings(Duration limit, int rows, int letters) {
    public static final GuardSettings DEFAULT = new GuardSettings(Duration.ofSeconds(10), 1_000, 50_000);

    public GuardSettings {
        if (limit.toSeconds() < 1 || rows < 1 || letters < 1) {
            throw new IllegalArgumentException("a limit is at least one");
        }
    }
}
