package dev.feira.ingest.contract;

/// What becomes of a date that the lake cannot hold: `0000-00-00`, `2024-00-15` and year 0 of MySQL; `infinity`, years
/// outside 1–9999 and the time 24:00 of PostgreSQL.
public enum ZeroDates {
    /// NULL, counted in the run's report.
    NULL,
    /// The whole column travels as text.
    TEXT,
    /// The run fails.
    REJECT
}
