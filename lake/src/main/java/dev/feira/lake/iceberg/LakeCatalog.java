package dev.feira.lake.iceberg;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.core.Table;
import dev.feira.lake.store.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.SystemConfigs;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;

/// Which tables there are, and where their newest metadata lies: Iceberg's JDBC catalog in an SQLite file, which any
/// engine that speaks Iceberg can share.
public final class LakeCatalog implements AutoCloseable {
    static final String NAME = "feira";
    static final Namespace BRONZE = Namespace.of("bronze");
    private static final String LOCATION = "location";

    /// Making a catalog takes four statements (two tables, a column, a namespace) that no transaction holds together:
    /// of two processes that make it at once, one fails at most once for each, and finds it done the next time.
    private static final int ATTEMPTS = 5;

    // Iceberg's workers hand a scan's files over by polling every ten milliseconds; the handful of manifests here is
    // read sooner by the thread that asks.
    static {
        System.setProperty(SystemConfigs.SCAN_THREAD_POOL_ENABLED.propertyKey(), "false");
    }

    private final JdbcCatalog catalog;
    private final Store store;

    private LakeCatalog(JdbcCatalog catalog, Store store) {
        this.catalog = catalog;
        this.store = store;
    }

    /// Opens the catalog file and creates it when there is none.
    public static LakeCatalog open(Path file, Store store) {
        return open(file, store, ATTEMPTS);
    }

    private static LakeCatalog open(Path file, Store store, int attempts) {
        try {
            return tryOpen(file, store);
        } catch (RuntimeException e) {
            if (attempts == 1 || e instanceof ProblemException) {
                throw LakeProblems.onOpening(file, e);
            }
            return open(file, store, attempts - 1);
        }
    }

    private static LakeCatalog tryOpen(Path file, Store store) {
        JdbcCatalog catalog = new JdbcCatalog(properties -> new StoreFiles(store), null, true);
        LakeCatalog opened = new LakeCatalog(catalog, store);
        try {
            catalog.initialize(NAME, settings(file, store));
            opened.checkPlace(file);
            return opened;
        } catch (RuntimeException e) {
            catalog.close();
            throw e;
        }
    }

    // `jdbc.` settings go to the driver: a second process that commits waits for the first instead of failing.
    private static Map<String, String> settings(Path file, Store store) {
        Map<String, String> settings = new HashMap<>();
        settings.put(CatalogProperties.URI, "jdbc:sqlite:" + file);
        settings.put(CatalogProperties.WAREHOUSE_LOCATION, store.root());
        settings.put("jdbc.schema-version", "V1");
        settings.put("jdbc.busy_timeout", "30000");
        return settings;
    }

    // Paths in Iceberg's metadata are absolute, so a lake remembers where it was made.
    private void checkPlace(Path file) {
        if (!catalog.namespaceExists(BRONZE)) {
            catalog.createNamespace(BRONZE, Map.of(LOCATION, store.root() + "/" + BRONZE));
            return;
        }
        String made = catalog.loadNamespaceMetadata(BRONZE).getOrDefault(LOCATION, "");
        if (!made.equals(store.root() + "/" + BRONZE)) {
            throw Problem.user(
                            "this lake was made at `" + made + "` and is now at `" + store.root() + "/" + BRONZE + "`")
                    .at(Location.of(file.toString()))
                    .hint("move it back, or run `feira lake relocate` to rewrite the paths in its metadata")
                    .exception();
        }
    }

    /// The names of the tables, sorted.
    public List<String> tables() {
        return catalog.listTables(BRONZE).stream()
                .map(TableIdentifier::name)
                .sorted()
                .toList();
    }

    /// The newest version of a table.
    public Optional<TableVersion> load(String table) {
        return loadTable(table).map(loaded -> new TableVersion(table, loaded));
    }

    /// Begins a new version of a table, on top of the newest one or as its first.
    public Draft draft(Table shape) {
        checkName(shape.name());
        OwnColumns.requireNone(shape);
        return loadTable(shape.name())
                .map(loaded -> Draft.onTopOf(this, store, loaded, shape))
                .orElseGet(() -> Draft.first(this, store, catalog, shape));
    }

    /// Begins a new version on top of one that was loaded before.
    public Draft draft(TableVersion on, Table shape) {
        return Draft.onTopOf(this, store, on.table(), shape);
    }

    // The name becomes a folder.
    private static void checkName(String table) {
        if (table.isEmpty() || table.startsWith(".") || table.contains("/") || table.contains("\\")) {
            throw Problem.user("`" + table + "` cannot be the name of a table in the lake, where it becomes a folder")
                    .exception();
        }
    }

    private Optional<BaseTable> loadTable(String table) {
        try {
            return Optional.of((BaseTable) catalog.loadTable(identifier(table)));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw LakeProblems.onReading(table, e);
        }
    }

    static TableIdentifier identifier(String table) {
        return TableIdentifier.of(BRONZE, table);
    }

    @Override
    public void close() {
        catalog.close();
    }
}
