package dev.feira.transform;

import java.time.Duration;
import java.util.List;

/// What came of a command that runs nodes.
///
/// @param results in the order of their end, hooks included
/// @param interrupted whether somebody stopped it before its end
public record BuildReport(List<NodeResult> results, Duration elapsed, boolean interrupted) {
    public BuildReport {
        results = List.copyOf(results);
    }

    public long count(Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    public boolean green() {
        return !interrupted
                && results.stream().noneMatch(result -> result.status().bad());
    }

    /// dbt's: 0 all well, 1 something failed, 2 stopped.
    public int exitCode() {
        if (interrupted) {
            return 2;
        }
        return green() ? 0 : 1;
    }
}
