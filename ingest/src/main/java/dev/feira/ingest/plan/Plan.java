package dev.feira.ingest.plan;

import dev.feira.core.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What will be read, longest first, and the tables that cannot be.
public record Plan(List<TableJob> jobs, Map<String, Problem> refused) {
    public Plan {
        jobs = List.copyOf(jobs);
        refused = Map.copyOf(refused);
    }

    /// A line for each table, as `--dry-run` prints it.
    public String text() {
        return jobs.stream().map(Plan::line).collect(Collectors.joining("\n"));
    }

    private static String line(TableJob job) {
        int chunks = job.chunks().size();
        return job.name() + ": full, about " + job.approximateRows() + " rows, "
                + job.reading().columns().size() + " columns, "
                + (chunks == 1 ? "in one piece" : "in " + chunks + " ranges of its key");
    }
}
