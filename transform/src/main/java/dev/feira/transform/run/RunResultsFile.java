package dev.feira.transform.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.Flags;
import dev.feira.transform.NodeResult;
import dev.feira.transform.context.BaseContext;
import dev.feira.transform.context.Occasion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes run_results.json, version 6.
final class RunResultsFile {
    static final String NAME = "run_results.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunResultsFile() {}

    static void write(Path target, Occasion occasion, List<NodeResult> results, Duration elapsed) {
        write(target, occasion, results, elapsed, Map.of());
    }

    /// @param asked what the command line said beyond flags
    static void write(
            Path target,
            Occasion occasion,
            List<NodeResult> results,
            Duration elapsed,
            Map<String, @Nullable Object> asked) {
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("metadata", metadata(occasion, "run-results/v6"));
        List<Object> values = new ArrayList<>();
        results.forEach(result -> values.add(values(result)));
        file.put("results", values);
        file.put("elapsed_time", elapsed.toNanos() / 1e9);
        Map<String, @Nullable Object> arguments =
                arguments(occasion.invocation().flags(), occasion);
        arguments.putAll(asked);
        file.put("args", arguments);
        write(target.resolve(NAME), file);
    }

    static Map<String, @Nullable Object> metadata(Occasion occasion, String schema) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("dbt_schema_version", "https://schemas.getdbt.com/dbt/" + schema + ".json");
        metadata.put("dbt_version", BaseContext.DBT_VERSION);
        metadata.put("generated_at", Stamp.of(Instant.now()));
        metadata.put("invocation_id", occasion.id());
        metadata.put("invocation_started_at", Stamp.of(occasion.startedAt()));
        metadata.put("env", Map.of());
        return metadata;
    }

    private static Map<String, @Nullable Object> arguments(Flags flags, Occasion occasion) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("which", flags.which());
        arguments.put("full_refresh", flags.fullRefresh());
        arguments.put("fail_fast", flags.failFast());
        arguments.put("empty", flags.empty());
        arguments.put("store_failures", flags.storeFailures());
        arguments.put("vars", occasion.invocation().vars());
        arguments.put("project_dir", occasion.invocation().projectDir().toString());
        return arguments;
    }

    private static Map<String, @Nullable Object> values(NodeResult result) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("status", result.status().word());
        values.put(
                "timing", result.timing().stream().map(RunResultsFile::timing).toList());
        values.put("thread_id", result.thread());
        values.put("execution_time", result.elapsed().toNanos() / 1e9);
        values.put("adapter_response", result.response());
        values.put("message", result.message());
        values.put("failures", result.failures());
        values.put("unique_id", result.uniqueId());
        values.put("compiled", result.compiled());
        values.put("compiled_code", result.compiledCode());
        values.put("relation_name", result.relationName());
        values.put("batch_results", null);
        return values;
    }

    static Map<String, Object> timing(NodeResult.Timing timing) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", timing.name());
        values.put("started_at", Stamp.of(timing.startedAt()));
        values.put("completed_at", Stamp.of(timing.completedAt()));
        return values;
    }

    /// Whole or not at all: readers never see half a file.
    static void write(Path file, Map<String, @Nullable Object> content) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, JSON.writeValueAsBytes(content));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw Problem.user("`" + file.getFileName() + "` cannot be written: " + failure.getMessage())
                    .at(Location.of(file.toString()))
                    .hint("check that the disk is not full and that the target folder may be written")
                    .exception(failure);
        }
    }
}
