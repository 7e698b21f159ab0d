package dev.feira.lake.iceberg;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Scan;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/// One version of a table as the catalog showed it when it was asked; later commits do not change it.
public final class TableVersion {
    private final String name;
    private final BaseTable table;
    private @Nullable List<DataPart> files;

    TableVersion(String name, BaseTable table) {
        this.name = name;
        this.table = table;
    }

    BaseTable table() {
        return table;
    }

    public String name() {
        return name;
    }

    /// The columns of the source, without Feira's own.
    public List<Column> columns() {
        return Evolution.columns(table.schema());
    }

    /// A column of the files: the field's number, which never changes, its name and its type.
    public record Field(int id, String name, SqlType type) {}

    /// All columns, Feira's own included.
    public List<Field> fields() {
        return table.schema().columns().stream().map(TableVersion::field).toList();
    }

    private static Field field(Types.NestedField field) {
        return new Field(field.fieldId(), field.name(), IcebergTypes.sql(field));
    }

    /// Empty for a table that another program created and that nobody wrote yet.
    public Optional<Snapshot> snapshot() {
        return Optional.ofNullable(table.currentSnapshot());
    }

    public List<Snapshot> snapshots() {
        List<Snapshot> snapshots = new ArrayList<>();
        table.snapshots().forEach(snapshots::add);
        return snapshots;
    }

    /// The summary of the nearest snapshot, going back from the current one, that says what Feira knew.
    public Map<String, String> state() {
        Snapshot snapshot = table.currentSnapshot();
        while (snapshot != null) {
            if (snapshot.summary().containsKey(Summary.STATE)) {
                return snapshot.summary();
            }
            snapshot = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
        }
        return Map.of();
    }

    /// Whether everything that happened since an older version was that files were added, under the same columns.
    public boolean onlyGrewSince(long older) {
        Snapshot newest = table.currentSnapshot();
        Snapshot snapshot = newest;
        while (snapshot != null && snapshot.snapshotId() != older) {
            boolean grew = snapshot.operation().equals(DataOperations.APPEND);
            snapshot = grew && snapshot.parentId() != null ? table.snapshot(snapshot.parentId()) : null;
        }
        return snapshot != null && Objects.equals(snapshot.schemaId(), newest.schemaId());
    }

    /// The files that were added since an older version, of which this one only grew.
    public List<DataPart> filesSince(long older) {
        if (table.currentSnapshot().snapshotId() == older) {
            return List.of();
        }
        return parts(table.newIncrementalAppendScan().fromSnapshotExclusive(older));
    }

    /// A data file of this version.
    public record DataPart(String location, long rows, long bytes, boolean hasDeletes) {}

    /// Reads files once through and compares them with what was committed: their length, and their checksum.
    ///
    /// @throws dev.feira.core.ProblemException when one is gone or another than it was
    public void requireIntact(List<DataPart> parts) {
        StoreFiles files = (StoreFiles) table.io();
        for (DataPart part : parts) {
            try {
                if (files.size(part.location()) != part.bytes()
                        || !Checksum.fits(part.location(), files.checksum(part.location()))) {
                    throw LakeProblems.changed(name, part.location());
                }
            } catch (IOException e) {
                throw LakeProblems.onReading(name, new UncheckedIOException(e));
            }
        }
    }

    /// Asked for once: reading the manifests takes milliseconds, and they never change.
    public synchronized List<DataPart> files() {
        List<DataPart> known = files;
        if (known == null) {
            known = table.currentSnapshot() == null ? List.of() : List.copyOf(parts(table.newScan()));
            files = known;
        }
        return known;
    }

    private List<DataPart> parts(Scan<?, FileScanTask, ?> scan) {
        List<DataPart> parts = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            for (FileScanTask task : tasks) {
                parts.add(new DataPart(
                        task.file().location(),
                        task.file().recordCount(),
                        task.file().fileSizeInBytes(),
                        !task.deletes().isEmpty()));
            }
            return parts;
        } catch (IOException e) {
            throw LakeProblems.onReading(name, new UncheckedIOException(e));
        } catch (RuntimeException e) {
            throw LakeProblems.onReading(name, e);
        }
    }
}
