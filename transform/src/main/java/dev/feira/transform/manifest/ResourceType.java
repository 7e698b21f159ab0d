package dev.feira.transform.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of things in a project, by dbt's names.
public enum ResourceType {
    MODEL,
    SEED,
    SNAPSHOT,
    TEST,
    ANALYSIS,
    OPERATION,
    UNIT_TEST,
    SOURCE,
    EXPOSURE,
    METRIC,
    SEMANTIC_MODEL,
    SAVED_QUERY,
    GROUP,
    MACRO,
    DOC;

    /// As unique ids and artifacts spell it.
    public String word() {
        return this == ANALYSIS ? "analysis" : name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ResourceType> find(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word();
    }
}
