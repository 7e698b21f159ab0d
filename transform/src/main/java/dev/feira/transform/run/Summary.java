package dev.feira.transform.run;

import dev.feira.transform.LogLine;
import dev.feira.transform.LogLine.Level;
import dev.feira.transform.NodeResult;
import dev.feira.transform.RunLog;
import dev.feira.transform.Status;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The end of a run's log: how much ran and how long, what went wrong, and the line of totals.
final class Summary {
    private final RunLog log;
    private final Function<String, Resource> nodes;

    Summary(RunLog log, Function<String, Resource> nodes) {
        this.log = log;
        this.nodes = nodes;
    }

    void finished(List<Resource> ran, Duration elapsed) {
        line(Level.INFO, "Formatting", "Z017", "");
        line(
                Level.INFO,
                "FinishedRunningStats",
                "Q035",
                "Finished running " + counted(ran) + " in " + spoken(elapsed) + " (" + Lines.seconds(elapsed) + "s).");
    }

    void end(List<NodeResult> results) {
        List<NodeResult> errors = with(results, true);
        List<NodeResult> warnings = results.stream()
                .filter(result -> result.status() == Status.WARN)
                .toList();
        line(Level.INFO, "Formatting", "Z017", "");
        line(errors.isEmpty() ? Level.INFO : Level.ERROR, "EndOfRunSummary", "Z030", headline(errors, warnings));
        errors.forEach(result -> problem(Level.ERROR, "[ERROR]", result));
        warnings.forEach(result -> problem(Level.WARN, "[WARNING]", result));
        line(Level.INFO, "Formatting", "Z017", "");
        line(Level.INFO, "StatsLine", "Z023", totals(results));
    }

    /// Freshness counts nothing: it says what is wrong and that it is done.
    void endOfFreshness(List<NodeResult> results) {
        with(results, true).forEach(result -> problem(Level.ERROR, "[ERROR]", result));
        done(log);
    }

    static void done(RunLog log) {
        log.on(LogLine.of(Level.INFO, "FreshnessCheckComplete", "Q003", "Done.", Map.of("msg", "Done.")));
    }

    private static List<NodeResult> with(List<NodeResult> results, boolean bad) {
        return results.stream().filter(result -> result.status().bad() == bad).toList();
    }

    private static String headline(List<NodeResult> errors, List<NodeResult> warnings) {
        if (errors.isEmpty() && warnings.isEmpty()) {
            return "Completed successfully";
        }
        return "Completed with " + number(errors.size(), "error") + ", 0 partial successes, and "
                + number(warnings.size(), "warning") + ":";
    }

    private void problem(Level level, String mark, NodeResult result) {
        Resource node = nodes.apply(result.uniqueId());
        line(Level.INFO, "Formatting", "Z017", "");
        line(
                level,
                level == Level.ERROR ? "RunResultFailure" : "RunResultWarning",
                level == Level.ERROR ? "Z024" : "Z021",
                mark + ": in " + node.type().word() + " " + node.name() + " ("
                        + node.id().originalFilePath() + ")");
        line(
                level,
                level == Level.ERROR ? "RunResultError" : "RunResultWarningMessage",
                "Z024",
                "  " + result.message());
        if (result.compiledPath() != null) {
            line(Level.INFO, "Formatting", "Z017", "");
            line(Level.INFO, "SQLCompiledPath", "Z026", "  compiled code at " + result.compiledPath());
        }
    }

    /// dbt's last line.
    static String totals(List<NodeResult> results) {
        long pass = count(results, Status.SUCCESS) + count(results, Status.PASS);
        long error = results.stream().filter(result -> result.status().bad()).count();
        return "Done. PASS=" + pass + " WARN=" + count(results, Status.WARN) + " ERROR=" + error + " SKIP="
                + count(results, Status.SKIPPED) + " NO-OP=" + count(results, Status.NO_OP) + " REUSED=0 TOTAL="
                + results.size();
    }

    private static long count(List<NodeResult> results, Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    private static String counted(List<Resource> ran) {
        Map<String, Integer> kinds = new TreeMap<>();
        ran.forEach(node -> kinds.merge(kind(node), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        kinds.forEach((kind, count) -> parts.add(number(count, kind.equals("test") ? "data test" : kind)));
        return String.join(", ", parts);
    }

    private static String kind(Resource node) {
        return switch (node.type()) {
            case MODEL -> node.config().materialized() + " model";
            case OPERATION -> "project hook";
            case UNIT_TEST -> "unit test";
            case SAVED_QUERY -> "saved query";
            default -> node.type() == ResourceType.TEST ? "test" : node.type().word();
        };
    }

    static String number(int count, String noun) {
        if (count == 1) {
            return "1 " + noun;
        }
        return count + " " + (noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
    }

    private static String spoken(Duration elapsed) {
        double seconds = (elapsed.toNanos() % 60_000_000_000L) / 1e9;
        return String.format(
                Locale.ROOT,
                "%d hours %d minutes and %.2f seconds",
                elapsed.toHours(),
                elapsed.toMinutesPart(),
                seconds);
    }

    private void line(Level level, String name, String code, String message) {
        log.on(LogLine.of(level, name, code, message, new TreeMap<>(Map.of("msg", message))));
    }
}
