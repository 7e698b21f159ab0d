package dev.feira.transform.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A macro, generic test or materialization, as written. Its name is the callable one: `test_unique`,
/// `materialization_view_default`.
///
/// @param sql the block itself, from `{% macro` to `{% endmacro %}`
/// @param line line of the block's first character in its file, counted from 1
/// @param arguments as YAML describes them, else as the definition lists them
/// @param languages of a materialization; null for other kinds
public record Macro(
        Identity id,
        String sql,
        int line,
        List<String> dependsOn,
        String description,
        Map<String, Object> meta,
        Map<String, @Nullable Object> docs,
        List<Map<String, @Nullable Object>> arguments,
        @Nullable List<String> languages,
        @Nullable String patchPath) {
    public String name() {
        return id.name();
    }

    public String packageName() {
        return id.packageName();
    }

    public String uniqueId() {
        return id.uniqueId();
    }

    public Macro dependingOn(List<String> macros) {
        return new Macro(id, sql, line, macros, description, meta, docs, arguments, languages, patchPath);
    }
}
