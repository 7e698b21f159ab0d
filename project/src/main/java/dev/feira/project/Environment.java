package dev.feira.project;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The variables that `${NAME}` in `feira.yml` refers to: those of the process, and below them those of the project's
/// `.env`. A variable that is set but empty counts as not set.
public final class Environment {
    private final Map<String, String> values;

    private Environment(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// Only these.
    public static Environment of(Map<String, String> values) {
        return new Environment(values);
    }

    /// Those of the process before those of `folder/.env`, which may be missing.
    static Environment of(Map<String, String> process, Path folder) {
        Map<String, String> all = new HashMap<>(DotEnv.read(folder.resolve(".env")));
        process.forEach((name, value) -> {
            if (!value.isEmpty()) {
                all.put(name, value);
            }
        });
        return new Environment(all);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /// All variables, for a child that must see the same.
    public Map<String, String> all() {
        return values;
    }

    /// Names only: values may be secret.
    @Override
    public String toString() {
        return "Environment" + values.keySet();
    }
}
