package dev.feira.transform.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SQL around a model: a template, and whether it runs inside the model's transaction.
public record Hook(
        String sql, boolean transaction, @Nullable Long index) {
    /// Reads the forms that projects use: text, `{sql, transaction}`, or JSON of that (what `before_begin()` makes).
    public static Hook of(@Nullable Object form) {
        if (form instanceof Map<?, ?> map) {
            boolean transaction = !Boolean.FALSE.equals(map.get("transaction"));
            Long index = map.get("index") instanceof Number number ? number.longValue() : null;
            return new Hook(String.valueOf(map.get("sql")), transaction, index);
        }
        return new Hook(String.valueOf(form), true, null);
    }

    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("sql", sql);
        values.put("transaction", transaction);
        values.put("index", index);
        return values;
    }
}
