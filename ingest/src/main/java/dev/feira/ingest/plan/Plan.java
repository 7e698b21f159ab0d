package dev.feira.ingest.plan;

import dev.feira.core.Problem;
import dev.feira.ingest.contract.Contract;
import dev.feira.ingest.offset.Increment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What will be read, longest first, and the tables that cannot be.
///
/// @param absent those that their source does not have yet
public record Plan(List<TableJob> jobs, Map<String, Problem> refused, List<Contract> absent) {
    public Plan {
        jobs = List.copyOf(jobs);
        refused = Map.copyOf(refused);
        absent = List.copyOf(absent);
    }

    /// A line for each table, as `--dry-run` prints it.
    public String text() {
        return jobs.stream().map(Plan::line).collect(Collectors.joining("\n"));
    }

    private static String line(TableJob job) {
        int chunks = job.chunks().size();
        if (job.increment().flatMap(Increment::on).isPresent()) {
            return job.name() + ": append, " + (chunks == 0 ? "nothing new" : "what is new since the last run");
        }
        return job.name() + ": full, about " + job.approximateRows() + " rows, "
                + job.reading().columns().size() + " columns, "
                + (chunks == 1 ? "in one piece" : "in " + chunks + " ranges");
    }
}
