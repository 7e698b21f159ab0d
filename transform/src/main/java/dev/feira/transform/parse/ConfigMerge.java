package dev.feira.transform.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a later configuration changes an earlier one: some keys add up, some merge, most replace.
final class ConfigMerge {
    private static final Set<String> APPEND = Set.of("pre-hook", "post-hook", "tags", "packages");
    private static final Set<String> UPDATE =
            Set.of("quoting", "column_types", "meta", "docs", "contract", "snapshot_meta_column_names");

    private ConfigMerge() {}

    /// Changes `config` by what `later` says.
    static void apply(Map<String, @Nullable Object> config, Map<String, ? extends @Nullable Object> later) {
        later.forEach((written, value) -> {
            String key = canonical(written);
            config.put(key, merged(key, config.get(key), config.containsKey(key), value));
        });
    }

    /// `pre_hook` and `pre-hook` are the same key.
    static String canonical(String key) {
        return switch (key.strip()) {
            case "pre_hook" -> "pre-hook";
            case "post_hook" -> "post-hook";
            case String other -> other;
        };
    }

    private static @Nullable Object merged(String key, @Nullable Object before, boolean there, @Nullable Object value) {
        if (APPEND.contains(key)) {
            List<@Nullable Object> all = new ArrayList<>(there ? listed(before) : List.of());
            all.addAll(listed(value));
            return all;
        }
        if (UPDATE.contains(key) && before instanceof Map<?, ?> old && value instanceof Map<?, ?> more) {
            Map<Object, @Nullable Object> all = new LinkedHashMap<>(old);
            all.putAll(more);
            return all;
        }
        if (key.equals("grants") && value instanceof Map<?, ?> more) {
            return grants(before instanceof Map<?, ?> old ? old : Map.of(), more);
        }
        return value;
    }

    /// `+privilege` extends the grantees, `privilege` replaces them.
    private static Map<String, Object> grants(Map<?, ?> before, Map<?, ?> later) {
        Map<String, Object> all = new LinkedHashMap<>();
        before.forEach((privilege, grantees) -> all.put(String.valueOf(privilege), listed(grantees)));
        later.forEach((written, grantees) -> {
            String privilege = String.valueOf(written);
            boolean extend = privilege.startsWith("+");
            privilege = privilege.replaceFirst("^\\++", "");
            List<@Nullable Object> granted = new ArrayList<>(extend ? listed(all.get(privilege)) : List.of());
            granted.addAll(listed(grantees));
            all.put(privilege, granted);
        });
        return all;
    }

    static List<@Nullable Object> listed(@Nullable Object value) {
        return switch (value) {
            case null -> new ArrayList<>();
            case List<?> list -> new ArrayList<>(list);
            case Object single -> new ArrayList<>(List.of(single));
        };
    }
}
