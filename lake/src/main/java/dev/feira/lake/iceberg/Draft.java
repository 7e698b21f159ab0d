package dev.feira.lake.iceberg;

import dev.feira.core.Problem;
import dev.feira.core.SqlType;
import dev.feira.core.Table;
import dev.feira.lake.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.expressions.Expressions;

/// The next version of a table before it is committed: its schema, its batch number and the place of its files are
/// settled, its rows are not.
public final class Draft {
    private static final Map<String, String> PROPERTIES = Map.of(
            TableProperties.FORMAT_VERSION, "2",
            TableProperties.COMMIT_NUM_RETRIES, "0",
            TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true",
            TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "100");

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final LakeCatalog catalog;
    private final Store store;
    private final String table;
    private final Schema schema;
    private final long batch;
    private final long rowsBefore;
    private final String commit = UUID.randomUUID().toString();
    private final Supplier<Transaction> transaction;

    private Draft(
            LakeCatalog catalog,
            Store store,
            String table,
            Schema schema,
            long batch,
            long rowsBefore,
            Supplier<Transaction> transaction) {
        this.catalog = catalog;
        this.store = store;
        this.table = table;
        this.schema = schema;
        this.batch = batch;
        this.rowsBefore = rowsBefore;
        this.transaction = transaction;
    }

    static Draft first(LakeCatalog catalog, Store store, Catalog iceberg, Table shape) {
        Schema schema = Evolution.first(shape);
        Supplier<Transaction> creation = () -> iceberg.buildTable(LakeCatalog.identifier(shape.name()), schema)
                .withProperties(PROPERTIES)
                .createTransaction();
        return new Draft(catalog, store, shape.name(), schema, 1, 0, creation);
    }

    static Draft onTopOf(LakeCatalog catalog, Store store, BaseTable current, Table shape) {
        requireClock(current, shape.name());
        BaseTable pinned = new BaseTable(new PinnedOperations(current.operations()), current.name());
        UpdateSchema update = pinned.updateSchema();
        boolean changed = Evolution.apply(pinned.schema(), shape, update);
        Supplier<Transaction> change = () -> {
            Transaction transaction = pinned.newTransaction();
            if (changed) {
                UpdateSchema again = transaction.updateSchema();
                Evolution.apply(pinned.schema(), shape, again);
                again.commit();
            }
            return transaction;
        };
        Schema schema = changed ? update.apply() : pinned.schema();
        Map<String, String> last = new TableVersion(shape.name(), pinned).state();
        return new Draft(
                catalog, store, shape.name(), schema, word(last, Summary.BATCH) + 1, word(last, Summary.ROWS), change);
    }

    /// A clock that was set back would be found out only when all rows are written: Iceberg takes no commit that is
    /// dated
    /// more than a minute before the last one.
    private static void requireClock(BaseTable current, String table) {
        Instant last = Instant.ofEpochMilli(current.operations().current().lastUpdatedMillis());
        Instant now = Instant.now();
        if (last.isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw Problem.data("table `" + table + "` of the lake was written at " + last
                            + ", and by this machine's clock it is " + now.truncatedTo(ChronoUnit.SECONDS))
                    .hint(
                            "set the clock, or wait until it is past that time: a lake keeps its commits in order of time")
                    .exception();
        }
    }

    private static long word(Map<String, String> last, String name) {
        return Long.parseLong(last.getOrDefault(name, "0"));
    }

    public String table() {
        return table;
    }

    /// What `_feira_batch` of the rows is.
    public long batch() {
        return batch;
    }

    public int fieldId(String column) {
        return schema.findField(column).fieldId();
    }

    /// The type that a column has in the files.
    public SqlType written(String column) {
        return Evolution.written(schema, column).orElseThrow();
    }

    /// Where the file of that number belongs.
    ///
    /// @param checksum as [Checksum#of]
    public String location(int number, String checksum) {
        return store.root() + "/" + LakeCatalog.BRONZE + "/" + table + "/data/" + commit + "-" + number + "-" + checksum
                + ".parquet";
    }

    /// What Iceberg wants to know about a file that lies at its place.
    public DataFile describe(String location, PartStatistics statistics) {
        return statistics.dataFile(schema, location);
    }

    /// Makes these files the whole content of the table.
    ///
    /// @param words what to remember beside the rows; the keys get Feira's prefix
    public TableVersion overwrite(List<DataFile> files, Map<String, String> words) {
        return commit(files, words, rows(files), change -> {
            OverwriteFiles overwrite = change.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
            files.forEach(overwrite::addFile);
            return overwrite;
        });
    }

    /// Adds these files to the table. Iceberg joins the lists of files when there are a hundred of them, so that many
    /// small commits do not make the table slow to plan.
    ///
    /// @param words as [#overwrite]
    public TableVersion append(List<DataFile> files, Map<String, String> words) {
        return commit(files, words, rowsBefore + rows(files), change -> {
            AppendFiles append = change.newAppend();
            files.forEach(append::appendFile);
            return append;
        });
    }

    private static long rows(List<DataFile> files) {
        return files.stream().mapToLong(DataFile::recordCount).sum();
    }

    private TableVersion commit(
            List<DataFile> files, Map<String, String> words, long rows, Function<Transaction, SnapshotUpdate<?>> how) {
        try {
            Transaction change = transaction.get();
            SnapshotUpdate<?> update = how.apply(change);
            update.set(Summary.STATE, "1");
            words.forEach((key, value) -> update.set(Summary.PREFIX + key, value));
            update.set(Summary.COMMIT, commit);
            update.set(Summary.BATCH, Long.toString(batch));
            update.set(Summary.ROWS, Long.toString(rows));
            update.commit();
            change.commitTransaction();
        } catch (RuntimeException e) {
            return afterError(files, e);
        }
        return catalog.load(table).orElseThrow();
    }

    // The answer may have got lost after the commit was done: the catalog knows.
    private TableVersion afterError(List<DataFile> files, RuntimeException error) {
        Optional<TableVersion> found;
        try {
            found = catalog.load(table);
        } catch (RuntimeException again) {
            error.addSuppressed(again);
            throw LakeProblems.onUnknown(table, error);
        }
        if (found.isPresent() && found.get().snapshots().stream().anyMatch(this::isOurs)) {
            return found.get();
        }
        discard(files.stream().map(DataFile::location).toList());
        boolean conflict = error instanceof CommitFailedException || error instanceof AlreadyExistsException;
        throw conflict ? LakeProblems.onConflict(table, error) : LakeProblems.onWriting(table, error);
    }

    private boolean isOurs(Snapshot snapshot) {
        return commit.equals(snapshot.summary().get(Summary.COMMIT));
    }

    /// Deletes files that no commit knows.
    public void discard(List<String> locations) {
        for (String location : locations) {
            try {
                store.delete(location);
            } catch (IOException e) {
                // An orphan harms nobody: no table knows it.
            }
        }
    }
}
