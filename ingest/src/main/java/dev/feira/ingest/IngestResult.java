package dev.feira.ingest;

import dev.feira.core.Digest;
import dev.feira.core.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What came of a run, table by table, those of one source in alphabetical order.
public record IngestResult(List<TableOutcome> tables, Duration elapsed) {
    public IngestResult {
        tables = List.copyOf(tables);
    }

    /// What came of one table. The commits of the others stand, whatever became of it.
    public sealed interface TableOutcome {
        String table();
    }

    /// The table is in the lake, and its digests agree.
    ///
    /// @param rows read and committed
    /// @param lakeRows that the lake's table holds: more than were read where only what is new is read
    /// @param parquetBytes of its files in the lake
    /// @param digest of all rows of the lake's table, as the source's server computed it
    /// @param protocol how its snapshot came about, `mariadb-binlog`
    /// @param coercions how many values of which column a policy has changed
    public record Ingested(
            String table,
            long rows,
            long lakeRows,
            long parquetBytes,
            Duration elapsed,
            Digest digest,
            String protocol,
            Map<String, Long> coercions)
            implements TableOutcome {
        public Ingested {
            coercions = Map.copyOf(coercions);
        }
    }

    /// The source has nothing of it yet. The lake's table is there all the same, so that what is built on it can be:
    /// empty, or as an earlier run left it.
    ///
    /// @param reason why the source has nothing
    /// @param lakeRows that the lake holds
    public record Absent(String table, String reason, long lakeRows) implements TableOutcome {}

    /// The lake still holds what it held before the run.
    public record Failed(String table, Problem problem) implements TableOutcome {}

    public List<Failed> failures() {
        return only(Failed.class);
    }

    public List<Ingested> ingested() {
        return only(Ingested.class);
    }

    public List<Absent> absent() {
        return only(Absent.class);
    }

    private <T extends TableOutcome> List<T> only(Class<T> kind) {
        return tables.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public boolean successful() {
        return failures().isEmpty();
    }

    /// Both, one after the other.
    public IngestResult and(IngestResult next) {
        List<TableOutcome> all = new ArrayList<>(tables);
        all.addAll(next.tables);
        return new IngestResult(all, elapsed.plus(next.elapsed));
    }
}
