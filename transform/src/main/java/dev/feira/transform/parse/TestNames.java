package dev.feira.transform.parse;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.Python;
import dev.feira.transform.context.DataFunctions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// dbt's names of generic tests: the test, the node and the arguments joined; where that is 64 letters or more, a part
/// of it and an MD5 instead.
///
/// @param shortName file name and alias
/// @param fullName in the unique id and the fqn
record TestNames(String shortName, String fullName) {
    private static final int LONGEST = 63;
    private static final int KEPT = 30;
    private static final int HASH = 10;

    /// @param test with its namespace (`dbt_utils_accepted_range`), and `source_` in front for sources
    static TestNames of(String test, String node, Map<String, ? extends @Nullable Object> arguments) {
        List<String> flat = new ArrayList<>();
        new TreeMap<>(arguments).forEach((name, value) -> {
            if (!name.equals("model")) {
                parts(value).forEach(part -> flat.add(text(part).replaceAll("[^0-9a-zA-Z_]+", "_")));
            }
        });
        String identifier = test + "_" + node;
        String full = identifier + "_" + String.join("__", flat);
        if (full.length() <= LONGEST) {
            return new TestNames(full, full);
        }
        String kept = identifier.substring(0, Math.min(KEPT, identifier.length()));
        return new TestNames(kept + "_" + DataFunctions.md5(full), full);
    }

    /// The ten letters that make a test's unique id unique.
    static String hash(String fullName, Map<String, ? extends @Nullable Object> metadata) {
        String all = DataFunctions.md5(fullName + Python.repr(hashable(metadata)));
        return all.substring(all.length() - HASH);
    }

    private static Object hashable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
            PyDict dict = PyDict.of();
            sorted.forEach((key, item) -> dict.put(key, hashable(item)));
            return dict;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(hashable(item)));
            return Python.value(items);
        }
        return text(value);
    }

    private static Collection<? extends @Nullable Object> parts(@Nullable Object value) {
        List<@Nullable Object> parts = new ArrayList<>();
        switch (value) {
            case Map<?, ?> map -> parts.addAll(map.values());
            case List<?> list -> parts.addAll(list);
            case null, default -> parts.add(value);
        }
        return parts;
    }

    private static String text(@Nullable Object value) {
        return Python.str(Python.value(value));
    }
}
