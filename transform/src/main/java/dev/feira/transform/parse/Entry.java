package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One item of a schema file (`models: - name: …`).
///
/// @param section the key it stands under (`models`, `sources`, …)
/// @param tree as written; in the semantic layer rendered like the values
/// @param values rendered, but for what is rendered later (descriptions, tests, hooks)
/// @param path of the file, relative to the package
record Entry(
        String section,
        String name,
        Yaml.Mapping tree,
        Map<String, @Nullable Object> values,
        String packageName,
        String path) {
    /// Keys beside `config:` that mean the same as the key inside it.
    private static final List<String> SHORTHANDS = List.of("group", "access", "contract", "docs", "meta", "tags");

    Location where() {
        return tree.whereIs("name");
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::valueOf);
    }

    Map<String, @Nullable Object> map(String key) {
        return Values.map(values.get(key));
    }

    /// The configuration that this entry asks for.
    Map<String, @Nullable Object> config() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        for (String key : SHORTHANDS) {
            if (values.get(key) != null && !key.equals("tags")) {
                config.put(key, values.get(key));
            }
        }
        config.putAll(map("config"));
        return config;
    }

    List<Yaml.Mapping> children(String key) {
        return Values.mappings(tree.find(key).orElse(null));
    }

    /// The data tests declared at this level, `data_tests` or the old `tests`.
    static List<Yaml> tests(Yaml.Mapping tree) {
        List<Yaml> tests = new ArrayList<>();
        for (String key : List.of("data_tests", "tests")) {
            if (tree.find(key).orElse(null) instanceof Yaml.Sequence sequence) {
                tests.addAll(sequence.items());
            }
        }
        return tests;
    }

    /// Which nodes such an entry may describe.
    ResourceType type() {
        return switch (section) {
            case "seeds" -> ResourceType.SEED;
            case "snapshots" -> ResourceType.SNAPSHOT;
            case "analyses" -> ResourceType.ANALYSIS;
            case "data_tests" -> ResourceType.TEST;
            default -> ResourceType.MODEL;
        };
    }
}
