package dev.feira.cli.command;

import dev.feira.transform.BuildReport;
import dev.feira.transform.NodeResult;
import dev.feira.transform.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the demo did, for people and programs.
///
/// @param seconds of the whole, which is a little more than the sum of its steps
record DemoReport(List<Step> steps, List<TableFigures> tables, BuildFigures build, DemoFacts facts, double seconds) {
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
        return build.failed() == 0 && tables.stream().allMatch(TableFigures::digestEqual);
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
        fields.put("seconds", seconds);
        return fields;
    }
}
