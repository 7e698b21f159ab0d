package dev.feira.ingest;

import dev.feira.core.Digest;
import dev.feira.core.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What came of a run, table by table in alphabetical order.
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
    /// @param parquetBytes of its files in the lake
    /// @param protocol how its snapshot came about, `mariadb-binlog`
    /// @param coercions how many values of which column a policy has changed
    public record Ingested(
            String table,
            long rows,
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

    /// The lake still holds what it held before the run.
    public record Failed(String table, Problem problem) implements TableOutcome {}

    public List<Failed> failures() {
        return tables.stream()
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .toList();
    }

    public List<Ingested> ingested() {
        return tables.stream()
                .filter(Ingested.class::isInstance)
                .map(Ingested.class::cast)
                .toList();
    }

    public boolean successful() {
        return failures().isEmpty();
    }
}
