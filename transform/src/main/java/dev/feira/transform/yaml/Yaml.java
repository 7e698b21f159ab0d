package dev.feira.transform.yaml;

import dev.feira.core.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value of a YAML file and where it stands.
public sealed interface Yaml {
    Location where();

    /// As plain Java: `String`, `Boolean`, `Long`, `BigInteger`, `Double`, `LocalDate`, `LocalDateTime`, `List`,
    /// `Map`, `null`.
    @Nullable
    Object plain();

    /// A text, number, truth value, date or nothing.
    record Scalar(@Nullable Object value, Location where) implements Yaml {
        @Override
        public @Nullable Object plain() {
            return value;
        }
    }

    /// Values in order.
    record Sequence(List<Yaml> items, Location where) implements Yaml {
        @Override
        public List<@Nullable Object> plain() {
            List<@Nullable Object> plain = new ArrayList<>(items.size());
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }
    }

    /// Values by name, in the file's order. Names that are not text (`1:`, `true:`) are kept as their text.
    record Mapping(Map<String, Yaml> entries, Map<String, Location> keys, Location where) implements Yaml {
        public static final Mapping EMPTY = new Mapping(Map.of(), Map.of(), Location.of(""));

        @Override
        public Map<String, @Nullable Object> plain() {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            entries.forEach((key, value) -> plain.put(key, value.plain()));
            return plain;
        }

        public Optional<Yaml> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /// The value under `key` as plain Java, null when absent.
        public @Nullable Object get(String key) {
            Yaml value = entries.get(key);
            return value == null ? null : value.plain();
        }

        /// The place of a key, or of the mapping when it has none.
        public Location whereIs(String key) {
            return keys.getOrDefault(key, where);
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        /// This mapping without some keys.
        public Mapping without(String... names) {
            Map<String, Yaml> kept = new LinkedHashMap<>(entries);
            for (String name : names) {
                kept.remove(name);
            }
            return new Mapping(kept, keys, where);
        }
    }
}
