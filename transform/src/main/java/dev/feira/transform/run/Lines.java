package dev.feira.transform.run;

import dev.feira.transform.LogLine;
import dev.feira.transform.LogLine.Level;
import dev.feira.transform.NodeResult;
import dev.feira.transform.RunLog;
import dev.feira.transform.Status;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Source;
import dev.feira.transform.manifest.UnitTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what happens to nodes, in dbt's words and layout.
final class Lines {
    private static final int WIDTH = 80;

    private final RunLog log;
    private final NodeInfo info;

    Lines(RunLog log, NodeInfo info) {
        this.log = log;
        this.info = info;
    }

    void blank() {
        say("Formatting", "Z017", "");
    }

    void say(String name, String code, String message) {
        log.on(LogLine.of(Level.INFO, name, code, message, data(message)));
    }

    void start(Resource node, int index, int total) {
        String name = node.type() == ResourceType.OPERATION ? "LogHookStartLine" : "LogStartLine";
        String code = node.type() == ResourceType.OPERATION ? "Q032" : "Q011";
        about(Level.INFO, name, code, fancy(index, total, "START " + description(node), "RUN"), node, null);
    }

    void end(Resource node, NodeResult result, int index, int total) {
        String word = word(node, result);
        String text = fancy(index, total, outcome(node, result), word + " in " + seconds(result.elapsed()) + "s");
        Level level = result.status().bad() ? Level.ERROR : result.status() == Status.WARN ? Level.WARN : Level.INFO;
        about(level, eventName(node), eventCode(node), text, node, result);
        about(Level.DEBUG, "NodeFinished", "Q025", "Finished running node " + node.uniqueId(), node, result);
    }

    void skip(Resource node, NodeResult result, int index, int total) {
        about(
                Level.INFO,
                "SkippingDetails",
                "Q034",
                fancy(index, total, "SKIP " + skipped(node), "SKIP"),
                node,
                result);
        about(Level.DEBUG, "NodeFinished", "Q025", "Finished running node " + node.uniqueId(), node, result);
    }

    private void about(
            Level level, String name, String code, String message, Resource node, @Nullable NodeResult result) {
        Map<String, @Nullable Object> data = data(message);
        data.put("node_info", info.of(node, result));
        log.on(LogLine.of(level, name, code, message, data));
    }

    private static Map<String, @Nullable Object> data(String message) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("msg", message);
        return data;
    }

    static String fancy(int index, int total, String text, String status) {
        String line = index + " of " + total + " " + text + " ";
        return line + ".".repeat(Math.max(0, WIDTH - line.length())) + " [" + status + "]";
    }

    private static String description(Resource node) {
        return switch (node.type()) {
            case SOURCE -> freshness(node);
            case SEED -> "seed file " + where(node);
            case SNAPSHOT -> "snapshot " + where(node);
            case TEST -> "test " + node.name();
            case UNIT_TEST -> "unit_test " + label(node);
            case OPERATION -> "hook: " + hookName(node);
            case EXPOSURE -> "exposure " + node.name();
            case SAVED_QUERY -> "saved query " + node.name();
            default -> "sql " + materialized(node) + " model " + where(node);
        };
    }

    private static String outcome(Resource node, NodeResult result) {
        boolean bad = result.status().bad();
        if (result.status() == Status.NO_OP) {
            return "NO-OP " + description(node);
        }
        return switch (node.type()) {
            case SOURCE -> word(node, result) + " " + freshness(node);
            case SEED -> (bad ? "ERROR loading " : "OK loaded ") + description(node);
            case SNAPSHOT -> (bad ? "ERROR snapshotting " : "OK snapshotted ") + where(node);
            case TEST -> word(node, result) + " " + node.name();
            case UNIT_TEST -> word(node, result) + " " + label(node);
            case OPERATION -> (bad ? "ERROR " : "OK ") + description(node);
            default -> (bad ? "ERROR creating " : "OK created ") + description(node);
        };
    }

    private static String freshness(Resource node) {
        return "freshness of " + (node instanceof Source source ? source.sourceName() + "." : "") + node.name();
    }

    private static String word(Resource node, NodeResult result) {
        if (node.type() == ResourceType.SOURCE) {
            return result.status() == Status.ERROR ? "ERROR STALE" : shortened(result.status());
        }
        return switch (result.status()) {
            case FAIL -> "FAIL " + result.failures();
            case WARN -> "WARN " + result.failures();
            case PASS -> "PASS";
            case ERROR, RUNTIME_ERROR -> "ERROR";
            case SKIPPED -> "SKIP";
            case NO_OP -> "NO-OP";
            case SUCCESS -> node.type() == ResourceType.OPERATION ? "OK" : String.valueOf(result.message());
        };
    }

    private static String shortened(Status status) {
        return status == Status.RUNTIME_ERROR ? "ERROR" : status.word().toUpperCase(Locale.ROOT);
    }

    private static String skipped(Resource node) {
        return switch (node.type()) {
            case TEST -> "test " + node.name();
            case UNIT_TEST -> "unit_test " + node.name();
            case MODEL, SEED, SNAPSHOT -> "relation " + where(node);
            case OPERATION -> "hook: " + hookName(node);
            default -> node.type().word() + " " + node.name();
        };
    }

    private static String materialized(Resource node) {
        return node.config().materialized();
    }

    /// `schema.identifier`.
    static String where(Resource resource) {
        return resource instanceof Node node
                ? node.relation().schema() + "." + node.relation().identifier()
                : resource.name();
    }

    private static String label(Resource node) {
        return node instanceof UnitTest test ? test.model() + "::" + test.name() : node.name();
    }

    /// `shop.on-run-start.0`, of the operation named `shop-on-run-start-0`.
    static String hookName(Resource hook) {
        String name = hook.name();
        String prefix = hook.packageName() + "-";
        String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        int dash = rest.lastIndexOf('-');
        return hook.packageName() + "." + (dash < 0 ? rest : rest.substring(0, dash) + "." + rest.substring(dash + 1));
    }

    static String seconds(Duration elapsed) {
        return String.format(Locale.ROOT, "%.2f", elapsed.toNanos() / 1e9);
    }

    private static String eventName(Resource node) {
        return switch (node.type()) {
            case SOURCE -> "LogFreshnessResult";
            case SEED -> "LogSeedResult";
            case SNAPSHOT -> "LogSnapshotResult";
            case TEST, UNIT_TEST -> "LogTestResult";
            case OPERATION -> "LogHookEndLine";
            case MODEL -> "LogModelResult";
            default -> "LogNodeResult";
        };
    }

    private static String eventCode(Resource node) {
        return switch (node.type()) {
            case SOURCE -> "Q018";
            case SEED -> "Q016";
            case SNAPSHOT -> "Q015";
            case TEST, UNIT_TEST -> "Q007";
            case OPERATION -> "Q033";
            default -> "Q012";
        };
    }
}
