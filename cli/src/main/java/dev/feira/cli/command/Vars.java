package dev.feira.cli.command;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The value of `--vars` or `--args`: a YAML mapping, such as `{days: 3}` or `days: 3`.
final class Vars {
    private Vars() {}

    static Map<String, @Nullable Object> parse(String option, @Nullable String yaml) {
        if (yaml == null) {
            return Map.of();
        }
        try {
            if (new Load(LoadSettings.builder().build()).loadFromString(yaml) instanceof Map<?, ?> map) {
                return names(map);
            }
        } catch (YamlEngineException e) {
            throw refused(option, yaml);
        }
        throw refused(option, yaml);
    }

    private static ProblemException refused(String option, String yaml) {
        return Problem.user("`" + option + "` must be a YAML mapping, not `" + yaml + "`")
                .hint("write `" + option + " '{name: value}'`")
                .exception();
    }

    private static Map<String, @Nullable Object> names(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value(value)));
        return named;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case Integer whole -> whole.longValue();
            case Map<?, ?> map -> names(map);
            case List<?> list -> list.stream().map(Vars::value).toList();
            case null, default -> value;
        };
    }
}
