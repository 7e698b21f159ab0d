package dev.feira.transform.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The settled configuration of one resource: a typed view over dbt's own keys, unknown ones included. Values are
/// plain: `String`, `Boolean`, `Long`, `Double`, `List`, `Map`, `null`.
public final class Config {
    public static final Config EMPTY = new Config(Map.of());

    private final Map<String, @Nullable Object> values;

    public Config(Map<String, ? extends @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// All keys in dbt's order.
    public Map<String, @Nullable Object> values() {
        return values;
    }

    public @Nullable Object get(String key) {
        return values.get(key);
    }

    /// The value as text, empty when absent or null.
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(Object::toString);
    }

    public boolean flag(String key, boolean otherwise) {
        return values.get(key) instanceof Boolean value ? value : otherwise;
    }

    public boolean enabled() {
        return flag("enabled", true);
    }

    public String materialized() {
        return text("materialized").orElse("view");
    }

    public List<Hook> preHooks() {
        return hooks("pre-hook");
    }

    public List<Hook> postHooks() {
        return hooks("post-hook");
    }

    public List<String> texts(String key) {
        return switch (values.get(key)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object single -> List.of(single.toString());
        };
    }

    /// The map under `key`, empty when absent.
    public Map<String, Object> map(String key) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (values.get(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        return copy;
    }

    /// This configuration with one key set.
    public Config with(String key, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
        copy.put(key, value);
        return new Config(copy);
    }

    private List<Hook> hooks(String key) {
        List<Hook> hooks = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            list.forEach(hook -> hooks.add(Hook.of(hook)));
        }
        return List.copyOf(hooks);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
