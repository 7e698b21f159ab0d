package dev.feira.transform.parse;

import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plain values of YAML files, whatever shape the user gave them.
final class Values {
    private Values() {}

    /// A mapping as such, anything else as an empty one.
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, item) -> map.put(String.valueOf(key), item));
        }
        return map;
    }

    /// The same without empty values.
    static Map<String, Object> filledMap(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map(value).forEach((key, item) -> {
            if (item != null) {
                map.put(key, item);
            }
        });
        return map;
    }

    /// One text or several.
    static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object single -> List.of(single.toString());
        };
    }

    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static List<Yaml.Mapping> mappings(@Nullable Yaml tree) {
        List<Yaml.Mapping> mappings = new ArrayList<>();
        if (tree instanceof Yaml.Sequence sequence) {
            for (Yaml item : sequence.items()) {
                if (item instanceof Yaml.Mapping mapping) {
                    mappings.add(mapping);
                }
            }
        }
        return mappings;
    }
}
