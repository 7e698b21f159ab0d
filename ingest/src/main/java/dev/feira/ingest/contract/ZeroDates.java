package dev.feira.ingest.contract;

/// What becomes of a date that is none: `0000-00-00`, `2024-00-15`, year 0.
public enum ZeroDates {
    /// NULL, counted in the run's report.
    NULL,
    /// The whole column travels as text.
    TEXT,
    /// The run fails.
    REJECT
}
