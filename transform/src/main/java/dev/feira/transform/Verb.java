package dev.feira.transform;

import java.util.Locale;
import java.util.Set;

/// What a command does with the nodes that it selects.
public enum Verb {
    BUILD,
    RUN,
    TEST,
    SEED,
    SNAPSHOT,
    COMPILE,
    /// `source freshness`.
    FRESHNESS;

    /// The kinds of resources that it selects at all, by dbt's names.
    public Set<String> kinds() {
        return switch (this) {
            case BUILD -> Set.of("model", "seed", "snapshot", "test", "unit_test", "exposure", "saved_query");
            case RUN -> Set.of("model");
            case TEST -> Set.of("test", "unit_test");
            case SEED -> Set.of("seed");
            case SNAPSHOT -> Set.of("snapshot");
            case COMPILE -> Set.of("model", "seed", "snapshot", "test", "analysis");
            case FRESHNESS -> Set.of("source");
        };
    }

    /// Whether it makes tables and views.
    boolean makes() {
        return this != TEST && this != COMPILE;
    }

    /// As the command line says it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
