package dev.feira.jinja;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a template looks for the names that it does not assign itself.
@FunctionalInterface
public interface Scope {
    /// The value, or null if there is none (`None` is [None#NONE]).
    @Nullable
    Object find(String name);

    static Scope empty() {
        return name -> null;
    }

    /// The map itself, not a copy; a null value in it is `None`.
    static Scope of(Map<String, ?> values) {
        return name -> {
            Object value = values.get(name);
            return value == null && values.containsKey(name) ? None.NONE : value;
        };
    }

    /// This one first, then the other.
    default Scope orElse(Scope other) {
        return name -> {
            Object value = find(name);
            return value == null ? other.find(name) : value;
        };
    }
}
