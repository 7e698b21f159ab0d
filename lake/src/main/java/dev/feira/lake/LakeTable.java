package dev.feira.lake;

import dev.feira.core.Problem;
import dev.feira.core.Table;
import dev.feira.lake.iceberg.Summary;
import dev.feira.lake.iceberg.TableVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table as it was when the lake was asked; later commits do not change it.
public final class LakeTable {
    private final TableVersion version;
    private final org.apache.iceberg.Snapshot snapshot;

    LakeTable(TableVersion version) {
        this.version = version;
        this.snapshot = version.snapshot().orElseThrow();
    }

    public String name() {
        return version.name();
    }

    /// The source's columns, without Feira's own. The lake knows of no key, and every column may be null.
    public Table shape() {
        return new Table(name(), version.columns(), List.of());
    }

    TableVersion version() {
        return version;
    }

    public long snapshotId() {
        return snapshot.snapshotId();
    }

    public Instant committedAt() {
        return Instant.ofEpochMilli(snapshot.timestampMillis());
    }

    /// What was remembered with the rows, under the keys that the writer gave, and Feira's own: `batch`, `rows`,
    /// `commit`.
    ///
    /// @throws dev.feira.core.ProblemException when only foreign programs wrote this table
    public Map<String, String> state() {
        Map<String, String> state = version.state();
        if (state.isEmpty()) {
            throw Problem.data("table `" + name() + "` in the lake was not written by Feira")
                    .hint("run `feira ingest " + name() + "` to write it anew")
                    .exception();
        }
        return Summary.words(state);
    }

    /// The number of the last commit: the greatest `_feira_batch` there ever was.
    public long batchNumber() {
        return Long.parseLong(state().getOrDefault("batch", "0"));
    }

    /// Rows according to the files' own metadata.
    public long rows() {
        return version.files().stream().mapToLong(TableVersion.DataPart::rows).sum();
    }

    /// Size of the Parquet files in bytes.
    public long bytes() {
        return version.files().stream().mapToLong(TableVersion.DataPart::bytes).sum();
    }

    /// How to read what was added since an older snapshot; empty when more than that has happened since, or the
    /// snapshot is not there any more.
    public Optional<Scan> scanSince(long snapshotId) {
        return version.onlyGrewSince(snapshotId)
                ? Optional.of(new Scan(version, version.filesSince(snapshotId)))
                : Optional.empty();
    }

    /// How to read it.
    public Scan scan() {
        return new Scan(version, version.files());
    }
}
