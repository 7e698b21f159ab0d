package dev.feira.transform.parse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How old a source's rows may be, in the manifest's shape.
final class Freshness {
    private Freshness() {}

    static Map<String, @Nullable Object> none() {
        return merged(null, null);
    }

    /// A table's wish over its source's; null on the table's side means: do not check.
    static Map<String, @Nullable Object> merged(@Nullable Object source, @Nullable Object table) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (String key : new String[] {"warn_after", "error_after"}) {
            all.put(key, threshold(part(source, key), part(table, key)));
        }
        @Nullable Object filter = part(table, "filter");
        all.put("filter", filter == null ? part(source, "filter") : filter);
        return all;
    }

    private static Map<String, @Nullable Object> threshold(@Nullable Object source, @Nullable Object table) {
        Map<String, @Nullable Object> threshold = new LinkedHashMap<>();
        for (String key : new String[] {"count", "period"}) {
            @Nullable Object own = part(table, key);
            threshold.put(key, own == null ? part(source, key) : own);
        }
        return threshold;
    }

    private static @Nullable Object part(@Nullable Object value, String key) {
        return value instanceof Map<?, ?> map ? map.get(key) : null;
    }
}
