package dev.feira.transform.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What YAML files say about a resource beside its configuration.
///
/// @param patchPath `package://path` of the file that says it
/// @param docs `show` and `node_color`
/// @param docBlocks ids of the docs blocks used in the description
public record Properties(
        String description,
        List<String> docBlocks,
        Map<String, ColumnInfo> columns,
        Map<String, Object> meta,
        List<String> tags,
        @Nullable String group,
        Map<String, @Nullable Object> docs,
        @Nullable String patchPath) {
    public static final Properties NONE =
            new Properties("", List.of(), Map.of(), Map.of(), List.of(), null, noDocs(), null);

    private static Map<String, @Nullable Object> noDocs() {
        Map<String, @Nullable Object> docs = new LinkedHashMap<>();
        docs.put("show", true);
        docs.put("node_color", null);
        return docs;
    }
}
