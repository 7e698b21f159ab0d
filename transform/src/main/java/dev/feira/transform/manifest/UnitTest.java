package dev.feira.transform.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A unit test: rows given instead of a model's inputs, and the rows expected.
///
/// @param model name of the tested model
/// @param overrides `macros`, `vars`, `env_vars` that hold while it runs
public record UnitTest(
        Identity id,
        String model,
        @Nullable Object version,
        List<Fixture> given,
        Fixture expect,
        String description,
        Map<String, Map<String, @Nullable Object>> overrides,
        @Nullable String schema,
        String checksum,
        Config config,
        List<String> dependsOn)
        implements Resource {

    /// Rows for one input, or the expected ones.
    ///
    /// @param input `ref('…')`, `source('…','…')` or `this`; empty for the expectation
    /// @param format `dict`, `csv` or `sql`
    /// @param rows a list of maps (dict; also csv once read), or SQL text; null: no rows
    /// @param fixture name of the file they came from
    public record Fixture(
            String input,
            String format,
            @Nullable Object rows,
            @Nullable String fixture) {}

    @Override
    public List<String> tags() {
        return config.texts("tags");
    }

    @Override
    public Map<String, Object> meta() {
        return config.map("meta");
    }

    public UnitTest dependingOn(List<String> ids) {
        return new UnitTest(id, model, version, given, expect, description, overrides, schema, checksum, config, ids);
    }
}
