package dev.feira.lake;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.core.Table;
import dev.feira.lake.iceberg.Draft;
import dev.feira.lake.iceberg.LakeCatalog;
import dev.feira.lake.iceberg.MovedLake;
import dev.feira.lake.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// The lake: Iceberg tables in a folder with a catalog beside them. Safe for many threads.
///
/// Several processes may write to one lake: each commit is atomic, and of two that changed the same table at once the
/// second one is refused.
public final class Lake implements AutoCloseable {
    private static final String CATALOG = "catalog.db";
    private static final String WORK = ".work";

    private final LakeSettings settings;
    private final Path root;
    private final Store store;
    private final LakeCatalog catalog;
    private @Nullable FutureTask<Encoder> encoder;

    private Lake(LakeSettings settings, Path root, Store store, LakeCatalog catalog) {
        this.settings = settings;
        this.root = root;
        this.store = store;
        this.catalog = catalog;
    }

    /// Opens the lake and creates its folder and catalog when there are none.
    ///
    /// @throws dev.feira.core.ProblemException when the folder cannot be used, or was moved since the lake was made
    public static Lake open(LakeSettings settings) {
        Path root = folder(settings.root());
        WorkFolder.clear(root.resolve(WORK));
        Store store = Store.inFolder(root);
        return new Lake(settings, root, store, LakeCatalog.open(root.resolve(CATALOG), store));
    }

    /// Makes a lake whose folder was moved or copied one of its new place. Safe to run again after a crash, and
    /// harmless
    /// for a lake that is where it was made.
    ///
    /// @throws dev.feira.core.ProblemException when there is no lake, or a part of it is missing
    public static Relocation relocate(LakeSettings settings) {
        Path root = folder(settings.root());
        return relocate(root.resolve(CATALOG), Store.inFolder(root));
    }

    static Relocation relocate(Path catalog, Store store) {
        MovedLake moved = MovedLake.relocate(catalog, store);
        return new Relocation(moved.from(), moved.to(), moved.tables());
    }

    private static Path folder(Path wanted) {
        try {
            return Files.createDirectories(wanted).toRealPath();
        } catch (IOException e) {
            throw Problem.user("the lake's folder cannot be made: " + e)
                    .at(Location.of(wanted.toString()))
                    .hint("check that the folder above may be written and that the disk is not full")
                    .exception(e);
        }
    }

    /// Begins to replace a table's content; a table that does not exist is created by the commit.
    ///
    /// Columns that are new to the lake are added, wider types widened; a column that is gone stays, empty.
    ///
    /// @param shape the source's columns, without Feira's own
    public TableWrite overwrite(Table shape) {
        WorkFolder work = WorkFolder.in(root.resolve(WORK));
        int batches = settings.threads() + 3;
        return new TableWrite(
                catalog.draft(shape), Draft::overwrite, shape.columns(), store, started(starting()), work, batches);
    }

    /// Begins to add to a table, on exactly this version: when another commit comes between, this one is refused.
    ///
    /// @param shape as [#overwrite]
    public TableWrite append(LakeTable on, Table shape) {
        WorkFolder work = WorkFolder.in(root.resolve(WORK));
        int batches = settings.threads() + 3;
        Draft draft = catalog.draft(on.version(), shape);
        return new TableWrite(draft, Draft::append, shape.columns(), store, started(starting()), work, batches);
    }

    /// Makes a table without rows, or empties the one that is there; nothing is encoded for that.
    ///
    /// @param state what to remember with it, as [TableWrite#commit]
    public LakeTable create(Table shape, Map<String, String> state) {
        return new LakeTable(catalog.draft(shape).overwrite(List.of(), state));
    }

    /// The newest version of a table.
    public Optional<LakeTable> table(String name) {
        return catalog.load(name)
                .filter(version -> version.snapshot().isPresent())
                .map(LakeTable::new);
    }

    /// The newest versions of all tables, sorted by name.
    public List<LakeTable> tables() {
        return catalog.tables().stream().flatMap(name -> table(name).stream()).toList();
    }

    /// What happened to a table, oldest first; empty when there is no such table.
    public List<Snapshot> snapshots(String table) {
        return catalog.load(table).stream()
                .flatMap(version -> version.snapshots().stream())
                .map(Snapshot::of)
                .toList();
    }

    /// Gets ready to write, in the background: the encoder takes a third of a second to start, in which a caller can
    /// still talk to its source. Who only reads need not pay for it.
    public void prepareToWrite() {
        var _ = starting();
    }

    private synchronized FutureTask<Encoder> starting() {
        FutureTask<Encoder> begun = encoder;
        if (begun == null) {
            begun = new FutureTask<>(
                    () -> Encoder.open(settings, root.resolve(WORK).resolve("spill")));
            encoder = begun;
            Thread.ofPlatform().daemon().name("lake encoder").start(begun);
        }
        return begun;
    }

    private static Encoder started(FutureTask<Encoder> encoder) {
        try {
            return encoder.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.passing("starting to write to the lake was interrupted")
                    .exception(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (encoder != null && encoder.state() != Future.State.FAILED) {
                started(encoder).close();
            }
        } finally {
            catalog.close();
        }
    }
}
