package dev.feira.transform;

import java.util.Locale;

/// How a node ended, by dbt's names.
public enum Status {
    SUCCESS,
    ERROR,
    SKIPPED,
    PASS,
    FAIL,
    WARN,
    /// Source freshness that could not be asked.
    RUNTIME_ERROR,
    /// Nothing to do: an exposure, for instance.
    NO_OP;

    /// As artifacts spell it.
    public String word() {
        return this == NO_OP ? "no-op" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Whether what descends from the node must not run, and the command fails.
    public boolean bad() {
        return this == ERROR || this == FAIL || this == RUNTIME_ERROR;
    }

    @Override
    public String toString() {
        return word();
    }
}
