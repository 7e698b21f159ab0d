package dev.feira.transform.parse;

import dev.feira.transform.context.PythonJson;
import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.Hook;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.project.Project;
import dev.feira.transform.project.ProjectFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Settles configurations: defaults, then the package's dbt_project.yml from the root of its tree to the node, then the
/// YAML properties, then `config()` in the file, then, for a package's node, the project's own dbt_project.yml.
final class ConfigRules {
    private final Project project;

    ConfigRules(Project project) {
        this.project = project;
    }

    Config settle(
            ResourceType type,
            String packageName,
            List<String> fqn,
            Map<String, ? extends @Nullable Object> properties,
            Map<String, ? extends @Nullable Object> call) {
        Map<String, @Nullable Object> config = ConfigDefaults.of(type);
        ProjectFile own = project.find(packageName).orElse(project.root());
        levels(own.config(section(type)), fqn).forEach(level -> ConfigMerge.apply(config, level));
        ConfigMerge.apply(config, properties);
        ConfigMerge.apply(config, call);
        if (!packageName.equals(project.root().name())) {
            levels(project.root().config(section(type)), fqn).forEach(level -> ConfigMerge.apply(config, level));
        }
        return new Config(finished(type, config));
    }

    /// What was written, before Jinja, later over earlier without merging.
    Map<String, @Nullable Object> unrendered(
            ResourceType type,
            String packageName,
            List<String> fqn,
            Map<String, ? extends @Nullable Object> properties,
            Map<String, ? extends @Nullable Object> call) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        ProjectFile own = project.find(packageName).orElse(project.root());
        levels(own.unrenderedConfigs().getOrDefault(section(type), Map.of()), fqn)
                .forEach(config::putAll);
        config.putAll(properties);
        config.putAll(call);
        if (!packageName.equals(project.root().name())) {
            levels(project.root().unrenderedConfigs().getOrDefault(section(type), Map.of()), fqn)
                    .forEach(config::putAll);
        }
        return config;
    }

    private static String section(ResourceType type) {
        return switch (type) {
            case SEED -> "seeds";
            case SNAPSHOT -> "snapshots";
            case TEST -> "data_tests";
            case UNIT_TEST -> "unit_tests";
            case SOURCE -> "sources";
            case EXPOSURE -> "exposures";
            case METRIC -> "metrics";
            case SEMANTIC_MODEL -> "semantic-models";
            case SAVED_QUERY -> "saved-queries";
            case MODEL, ANALYSIS, OPERATION, GROUP, MACRO, DOC -> "models";
        };
    }

    /// The tree's own settings at its root and at each step along the name.
    private static List<Map<String, @Nullable Object>> levels(Map<String, @Nullable Object> tree, List<String> fqn) {
        List<Map<String, @Nullable Object>> levels = new ArrayList<>();
        levels.add(settings(tree));
        Map<?, ?> level = tree;
        for (String step : fqn) {
            if (!(level.get(step) instanceof Map<?, ?> next)) {
                break;
            }
            level = next;
            levels.add(settings(level));
        }
        return levels;
    }

    /// `+key` is a setting whatever its value; without `+` only what is no mapping, for a mapping is a folder.
    private static Map<String, @Nullable Object> settings(Map<?, ?> level) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        level.forEach((name, value) -> {
            String key = String.valueOf(name);
            if (key.startsWith("+")) {
                settings.put(key.substring(1).strip(), value);
            } else if (!(value instanceof Map)) {
                settings.put(key, value);
            }
        });
        return settings;
    }

    private static Map<String, @Nullable Object> finished(ResourceType type, Map<String, @Nullable Object> config) {
        for (String key : List.of("pre-hook", "post-hook")) {
            if (config.get(key) instanceof List<?> hooks) {
                config.put(key, hooks.stream().map(ConfigRules::hook).toList());
            }
        }
        if (config.get("static_analysis") instanceof Boolean on) {
            config.put("static_analysis", on ? "on" : "off");
        }
        if (type == ResourceType.TEST) {
            settleStoredFailures(config);
        }
        return config;
    }

    /// `store_failures_as` decides `store_failures` when given, else the other way round.
    private static void settleStoredFailures(Map<String, @Nullable Object> config) {
        Object as = config.get("store_failures_as");
        if (as != null) {
            config.put("store_failures", !as.equals("ephemeral"));
        } else if (config.get("store_failures") instanceof Boolean store) {
            config.put("store_failures_as", store ? "table" : "ephemeral");
        }
    }

    private static Map<String, @Nullable Object> hook(@Nullable Object written) {
        Object form = written instanceof String text ? fromJson(text).orElse(text) : written;
        return Hook.of(form).values();
    }

    /// `before_begin()` and its like write hooks as JSON.
    private static Optional<Object> fromJson(String text) {
        if (!text.strip().startsWith("{\"")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(PythonJson.read(text));
        } catch (IllegalArgumentException onlySql) {
            return Optional.empty();
        }
    }
}
