package dev.feira.platform;

import dev.feira.core.Reconciliation;
import dev.feira.ingest.IngestResult;
import java.time.Duration;

/// What came of a copy from the source into the warehouse.
///
/// @param ingested each table's outcome; one that arrived was read as the source's server digested it in the same
///     snapshot
/// @param warehouse the proof that the warehouse holds what the lake holds; without checks when a table failed before
public record Copied(IngestResult ingested, Reconciliation warehouse, Duration elapsed) {
    /// Whether every table arrived, and with every row.
    public boolean proved() {
        return ingested.successful() && warehouse.equal();
    }

    public boolean proved(String table) {
        return warehouse.checks().stream().anyMatch(check -> check.table().equals(table) && check.equal());
    }
}
