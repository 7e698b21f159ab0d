package dev.feira.transform.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A `ref('package', 'name', version=…)` as written.
public record Ref(
        String name, @Nullable String packageName, @Nullable Object version) {
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("package", packageName);
        values.put("version", version);
        return values;
    }
}
