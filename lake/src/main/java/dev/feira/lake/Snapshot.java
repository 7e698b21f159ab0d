package dev.feira.lake;

import dev.feira.lake.iceberg.Summary;
import java.time.Instant;
import java.util.Map;

/// One commit of a table.
///
/// @param operation Iceberg's word for it: `append`, `overwrite`, `delete`
/// @param state what Feira remembered with it
public record Snapshot(long id, Instant committedAt, String operation, Map<String, String> state) {
    static Snapshot of(org.apache.iceberg.Snapshot snapshot) {
        return new Snapshot(
                snapshot.snapshotId(),
                Instant.ofEpochMilli(snapshot.timestampMillis()),
                snapshot.operation(),
                Summary.words(snapshot.summary()));
    }
}
