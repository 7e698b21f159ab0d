package dev.feira.transform;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of dbt's log.
///
/// @param name dbt's name of the event (`LogStartLine`)
/// @param code dbt's code of it (`Q011`)
/// @param data the event's own fields; `node_info` among them where it is about a node
public record LogLine(
        Level level,
        String name,
        String code,
        String message,
        Instant at,
        String thread,
        Map<String, @Nullable Object> data) {
    /// How much it matters; `DEBUG` is not shown on a terminal.
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    public static LogLine of(
            Level level, String name, String code, String message, Map<String, @Nullable Object> data) {
        return new LogLine(
                level,
                name,
                code,
                message,
                Instant.now(),
                Thread.currentThread().getName(),
                data);
    }
}
