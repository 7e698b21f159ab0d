package dev.feira.transform.run;

import dev.feira.transform.NodeResult;
import dev.feira.transform.manifest.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes sources.json, version 3: the sources whose age is known.
final class SourcesFile {
    private static final String NAME = "sources.json";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private SourcesFile() {}

    static void write(Workshop workshop, List<NodeResult> results, Duration elapsed) {
        Path target = workshop.files().target();
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("metadata", RunResultsFile.metadata(workshop.occasion(), "sources/v3"));
        List<Object> values = new ArrayList<>();
        for (NodeResult result : results) {
            Source source = workshop.manifest().sources().get(result.uniqueId());
            Age age = workshop.ages().get(result.uniqueId());
            if (source != null && age != null) {
                values.add(values(source, age, result));
            }
        }
        file.put("results", values);
        file.put("elapsed_time", elapsed.toNanos() / 1e9);
        RunResultsFile.write(target.resolve(NAME), file);
    }

    private static Map<String, @Nullable Object> values(Source source, Age age, NodeResult result) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("unique_id", source.uniqueId());
        values.put("max_loaded_at", moment(age.newest()));
        values.put("snapshotted_at", moment(age.now()));
        values.put("max_loaded_at_time_ago_in_s", age.seconds());
        values.put("status", result.status().word());
        values.put("criteria", source.freshness());
        values.put("adapter_response", result.response());
        values.put(
                "timing", result.timing().stream().map(RunResultsFile::timing).toList());
        values.put("thread_id", result.thread());
        values.put("execution_time", result.elapsed().toNanos() / 1e9);
        return values;
    }

    /// As Python's `isoformat`, which leaves microseconds out when there are none.
    private static String moment(OffsetDateTime moment) {
        return (moment.getNano() == 0 ? WHOLE : MOMENT).format(moment);
    }
}
