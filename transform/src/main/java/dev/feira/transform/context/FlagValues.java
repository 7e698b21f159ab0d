package dev.feira.transform.context;

import dev.feira.jinja.PyObject;
import dev.feira.transform.Flags;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `flags.FULL_REFRESH` and its like, upper or lower case.
final class FlagValues implements PyObject {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    FlagValues(Flags flags) {
        values.put("which", flags.which());
        values.put("full_refresh", flags.fullRefresh());
        values.put("store_failures", flags.storeFailures());
        values.put("fail_fast", flags.failFast());
        values.put("empty", flags.empty());
        values.put("warn_error", flags.warnError());
        values.put("use_colors", false);
        values.put("debug", false);
        values.put("quiet", false);
        values.put("print", true);
        values.put("partial_parse", true);
        values.put("introspect", true);
        values.put("cache_selected_only", false);
        values.put("version_check", true);
        values.put("write_json", true);
        values.put("defer", false);
        values.put("send_anonymous_usage_stats", false);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return values.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable Object item(Object key) {
        return attribute(String.valueOf(key));
    }

    @Override
    public String repr() {
        return "Flags(" + values + ")";
    }
}
