package dev.feira.transform.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A column as a YAML file describes it.
public record ColumnInfo(
        String name,
        String description,
        Map<String, Object> meta,
        @Nullable String dataType,
        List<Object> constraints,
        @Nullable Boolean quote,
        List<String> tags,
        @Nullable Object granularity,
        List<String> docBlocks) {

    /// In the shape and order of the manifest.
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("description", description);
        values.put("meta", meta);
        values.put("data_type", dataType);
        values.put("constraints", constraints);
        values.put("quote", quote);
        values.put("config", Map.of("meta", meta, "tags", tags));
        values.put("tags", tags);
        values.put("granularity", granularity);
        values.put("dimension", null);
        values.put("entity", null);
        values.put("doc_blocks", docBlocks);
        return values;
    }
}
