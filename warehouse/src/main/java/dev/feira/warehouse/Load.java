package dev.feira.warehouse;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.ProblemException;
import dev.feira.core.Sql;
import dev.feira.lake.LakeTable;
import dev.feira.lake.Scan;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/// Lake → `raw_data`: each table is replaced by its snapshot's rows in one transaction, so a reader sees the old rows
/// or the
/// new ones, and a load that dies has changed nothing. Where the lake only added files to the snapshot that the raw
/// table holds, only those are loaded.
///
/// The table `feira.loads` remembers which snapshot of the lake each raw table holds; one that is there already is left
/// as it is.
public final class Load {
    /// The schema of the tables that were loaded.
    public static final String SCHEMA = "raw_data";

    private static final String STEP = "load";
    private static final long NONE = -1;

    private final DuckDb warehouse;
    private final EventListener listener;

    private Load(DuckDb warehouse, EventListener listener) {
        this.warehouse = warehouse;
        this.listener = listener;
    }

    /// What became of one table; `skipped` when the warehouse held this snapshot before.
    ///
    /// @param rows of the table
    /// @param loaded of them in this run
    public record Loaded(String table, long rows, long loaded, long snapshot, boolean skipped, Duration elapsed) {}

    /// Loads the tables, the largest first; all of them anew when `force` is set.
    public static List<Loaded> run(DuckDb warehouse, List<LakeTable> tables, boolean force, EventListener listener) {
        prepare(warehouse);
        Map<String, Long> present = force ? Map.of() : loaded(warehouse);
        List<LakeTable> largestFirst = tables.stream()
                .sorted(Comparator.comparingLong(LakeTable::rows).reversed())
                .toList();
        Load load = new Load(warehouse, listener);
        return Tasks.all(largestFirst.stream()
                .<Callable<Loaded>>map(table -> () -> load.one(table, present))
                .toList());
    }

    /// The lake's snapshot in each raw table, by the table's name.
    public static Map<String, Long> loaded(Warehouse warehouse) {
        try (Session session = warehouse.session()) {
            Map<String, Long> loads = new LinkedHashMap<>();
            if (isPrepared(session)) {
                for (List<?> row : session.run("""
                        select l.table_name, l.snapshot from feira.loads l
                        join duckdb_tables() t on t.schema_name = 'raw_data' and t.table_name = l.table_name
                        order by 1""").values()) {
                    loads.put((String) row.get(0), (Long) row.get(1));
                }
            }
            return loads;
        }
    }

    private static boolean isPrepared(Session session) {
        return !session.run("select 1 from duckdb_tables() where schema_name = 'feira' and table_name = 'loads'")
                .values()
                .isEmpty();
    }

    private static void prepare(DuckDb warehouse) {
        try (Session session = warehouse.session()) {
            session.run("create schema if not exists " + SCHEMA);
            session.run("create schema if not exists feira");
            session.run("""
                    create table if not exists feira.loads (
                        table_name varchar primary key, snapshot bigint, batch bigint, row_count bigint, loaded_at timestamptz)""");
        }
    }

    private Loaded one(LakeTable table, Map<String, Long> present) {
        long start = System.nanoTime();
        long before = present.getOrDefault(table.name(), NONE);
        boolean skipped = before == table.snapshotId();
        listener.on(new Event.Started(STEP, table.name(), OptionalLong.of(table.rows())));
        long loaded = skipped ? 0 : load(table, before);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        listener.on(new Event.Finished(STEP, table.name(), table.rows(), elapsed));
        return new Loaded(table.name(), table.rows(), loaded, table.snapshotId(), skipped, elapsed);
    }

    /// @return the rows that were written
    private long load(LakeTable table, long before) {
        try (Session session = warehouse.session()) {
            Optional<Scan> added = before == NONE ? Optional.empty() : table.scanSince(before);
            if (added.isPresent() && asLoaded(session, table)) {
                return write(
                        session,
                        table,
                        "insert into " + RawTable.of(table) + " by name select * from "
                                + added.get().intact().sql(),
                        added.get().rows());
            }
            return write(
                    session,
                    table,
                    "create or replace table " + RawTable.of(table) + " as select * from "
                            + table.scan().intact().sql(),
                    table.rows());
        }
    }

    /// Whether nobody has added or removed rows since: what is added to must be what was loaded.
    private static boolean asLoaded(Session session, LakeTable table) {
        return Boolean.TRUE.equals(session.run("select (select count(*) from " + RawTable.of(table)
                        + ") = row_count from feira.loads where table_name = " + Sql.literal(table.name()))
                .single());
    }

    private static long write(Session session, LakeTable table, String sql, long rows) {
        session.begin();
        try {
            session.run(sql);
            session.run("insert or replace into feira.loads values (%s, %d, %d, %d, now())"
                    .formatted(Sql.literal(table.name()), table.snapshotId(), table.batchNumber(), table.rows()));
            session.commit();
            return rows;
        } catch (ProblemException e) {
            session.rollback();
            throw e;
        }
    }
}
