package dev.feira.cli.command;

import dev.feira.stream.StreamStatus;
import dev.feira.transform.BuildReport;
import dev.feira.transform.NodeResult;
import dev.feira.transform.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// What the demo did, for people and programs.
///
/// @param stream where the project's demo has one
/// @param seconds of the whole, which is a little more than the sum of its steps and its stream
record DemoReport(
        List<Step> steps,
        List<TableFigures> tables,
        Optional<StreamFigures> stream,
        BuildFigures build,
        DemoFacts facts,
        double seconds) {
    record Step(String name, double seconds) {}

    /// One table on its way.
    ///
    /// @param digestEqual whether source, lake and warehouse hold the same rows
    /// @param csvBytes as the archive's CSV file would be
    record TableFigures(
            String name,
            long sourceRows,
            long lakeRows,
            long warehouseRows,
            boolean digestEqual,
            long csvBytes,
            long parquetBytes) {
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("source_rows", sourceRows);
            fields.put("lake_rows", lakeRows);
            fields.put("warehouse_rows", warehouseRows);
            fields.put("digest_equal", digestEqual);
            fields.put("csv_bytes", csvBytes);
            fields.put("parquet_bytes", parquetBytes);
            return fields;
        }
    }

    /// The events of a stream, and how fast they came: all that its topic has, however many runs that took.
    ///
    /// @param events offsets that the account covers
    /// @param rows events that became rows of the stream's table
    /// @param rate events a second, from the first to the last
    /// @param p50 milliseconds from send to commit that half of the events stayed within; `p95` and `p99` likewise
    record StreamFigures(
            String name,
            long events,
            long rows,
            long deadLetters,
            long duplicates,
            long gaps,
            double rate,
            long p50,
            long p95,
            long p99,
            double seconds) {
        static StreamFigures of(StreamStatus status) {
            return new StreamFigures(
                    status.stream(),
                    sum(status, it -> it.nextOffset() - it.firstOffset()),
                    sum(status, StreamStatus.Partition::rows),
                    sum(status, StreamStatus.Partition::deadLetters),
                    sum(status, StreamStatus.Partition::duplicates),
                    sum(status, StreamStatus.Partition::gaps),
                    status.pace().eventsPerSecond(),
                    status.pace().p50Millis(),
                    status.pace().p95Millis(),
                    status.pace().p99Millis(),
                    0);
        }

        private static long sum(StreamStatus status, ToLongFunction<StreamStatus.Partition> figure) {
            return status.partitions().stream().mapToLong(figure).sum();
        }

        StreamFigures took(double time) {
            return new StreamFigures(name, events, rows, deadLetters, duplicates, gaps, rate, p50, p95, p99, time);
        }

        /// Whether every event is accounted for.
        boolean adds() {
            return events == rows + deadLetters + duplicates + gaps;
        }

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("events", events);
            fields.put("rows", rows);
            fields.put("dead_letters", deadLetters);
            fields.put("rate", Math.round(rate));
            fields.put("p50_ms", p50);
            fields.put("p95_ms", p95);
            fields.put("p99_ms", p99);
            return fields;
        }
    }

    /// Models and seeds built, tests run, and how these ended.
    ///
    /// @param failed tests that found rows, and nodes that ended in an error
    record BuildFigures(long models, long tests, long passed, long failed, long warned) {
        static BuildFigures of(BuildReport report) {
            return new BuildFigures(
                    count(report, "model."),
                    count(report, "test.") + count(report, "unit_test."),
                    report.count(Status.PASS),
                    report.results().stream().filter(it -> it.status().bad()).count(),
                    report.count(Status.WARN));
        }

        private static long count(BuildReport report, String kind) {
            return report.results().stream()
                    .map(NodeResult::uniqueId)
                    .filter(id -> id.startsWith(kind))
                    .count();
        }
    }

    boolean green() {
        return build.failed() == 0
                && tables.stream().allMatch(TableFigures::digestEqual)
                && stream.stream().allMatch(StreamFigures::adds);
    }

    long rows() {
        return tables.stream().mapToLong(TableFigures::sourceRows).sum();
    }

    double secondsOf(String step) {
        return steps.stream()
                .filter(it -> it.name().equals(step))
                .mapToDouble(Step::seconds)
                .sum();
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("steps", steps);
        fields.put("tables", tables.stream().map(TableFigures::fields).toList());
        fields.put("build", build);
        fields.put("facts", facts.values());
        stream.ifPresent(it -> fields.put("stream", it.fields()));
        fields.put("seconds", seconds);
        return fields;
    }
}
