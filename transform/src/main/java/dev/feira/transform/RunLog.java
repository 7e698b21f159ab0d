package dev.feira.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the lines of a run go. Called from any thread.
@FunctionalInterface
public interface RunLog {
    void on(LogLine line);

    static RunLog none() {
        return line -> {};
    }

    /// As dbt prints for people: `HH:MM:SS  text`.
    ///
    /// @param quiet only errors
    static RunLog text(PrintStream out, boolean quiet) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
        LogLine.Level least = quiet ? LogLine.Level.ERROR : LogLine.Level.INFO;
        return line -> {
            if (line.level().compareTo(least) >= 0) {
                out.println(time.format(line.at()) + "  " + line.message());
            }
        };
    }

    /// As dbt prints with `--log-format json`: one object a line, `info` and `data`.
    static RunLog json(PrintStream out, String invocationId, boolean quiet) {
        ObjectMapper mapper = new ObjectMapper();
        DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        LogLine.Level least = quiet ? LogLine.Level.ERROR : LogLine.Level.INFO;
        return line -> {
            if (line.level().compareTo(least) < 0) {
                return;
            }
            Map<String, @Nullable Object> info = new LinkedHashMap<>();
            info.put("category", "");
            info.put("code", line.code());
            info.put("extra", Map.of());
            info.put("invocation_id", invocationId);
            info.put("level", line.level().name().toLowerCase(Locale.ROOT));
            info.put("msg", line.message());
            info.put("name", line.name());
            info.put("pid", ProcessHandle.current().pid());
            info.put("thread", line.thread());
            info.put("ts", time.format(line.at()));
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("data", line.data());
            object.put("info", info);
            try {
                out.println(mapper.writeValueAsString(object));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }
}
