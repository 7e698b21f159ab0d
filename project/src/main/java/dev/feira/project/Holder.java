package dev.feira.project;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Who holds a [Lock]: it stands as one line of JSON in the lock's file.
///
/// @param what the command, such as `feira load`
/// @param who `user@host`
public record Holder(String what, String who, long pid, Instant since) {
    static Holder of(Invocation run) {
        return new Holder(run.command(), run.user() + "@" + run.host(), run.pid(), run.started());
    }

    /// As a person reads it: `feira load (pid 4711 of ana@shop, for 12 s)`.
    public String text(Instant now) {
        return "`" + what + "` (pid " + pid + " of " + who + ", for " + age(Duration.between(since, now)) + ")";
    }

    private static String age(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", what);
        fields.put("who", who);
        fields.put("pid", String.valueOf(pid));
        fields.put("since", since.toString());
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.FLOW)
                        .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
                        .setWidth(Integer.MAX_VALUE)
                        .build())
                .dumpToString(fields);
    }

    /// Empty when the text is not whole, as in the moment before a new holder has written its name.
    static Optional<Holder> parse(String json) {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(json) instanceof Map<?, ?> fields
                    ? Optional.of(new Holder(
                            String.valueOf(fields.get("what")),
                            String.valueOf(fields.get("who")),
                            Long.parseLong(String.valueOf(fields.get("pid"))),
                            Instant.parse(String.valueOf(fields.get("since")))))
                    : Optional.empty();
        } catch (YamlEngineException | NumberFormatException | java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
