package dev.feira.transform.parse;

import dev.feira.transform.manifest.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What dbt assumes for each kind of resource when nobody says anything, in its order of keys.
final class ConfigDefaults {
    private ConfigDefaults() {}

    static Map<String, @Nullable Object> of(ResourceType type) {
        return switch (type) {
            case MODEL -> model();
            case SEED -> seed();
            case SNAPSHOT -> snapshot();
            case TEST -> test();
            case SOURCE -> source();
            case UNIT_TEST -> unitTest();
            case EXPOSURE -> exposure();
            case SEMANTIC_MODEL, METRIC, GROUP -> described();
            case SAVED_QUERY -> savedQuery();
            case ANALYSIS, OPERATION, MACRO, DOC -> node("view");
        };
    }

    private static Map<String, @Nullable Object> common(@Nullable String schema) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("enabled", true);
        keys.put("alias", null);
        keys.put("schema", schema);
        keys.put("database", null);
        keys.put("tags", new ArrayList<>());
        keys.put("meta", new LinkedHashMap<>());
        keys.put("group", null);
        keys.put("static_analysis", null);
        return keys;
    }

    private static Map<String, @Nullable Object> node(String materialized) {
        Map<String, @Nullable Object> keys = common(null);
        keys.put("materialized", materialized);
        keys.put("incremental_strategy", null);
        keys.put("batch_size", null);
        keys.put("lookback", 1L);
        keys.put("begin", null);
        keys.put("persist_docs", new LinkedHashMap<>());
        keys.put("post-hook", new ArrayList<>());
        keys.put("pre-hook", new ArrayList<>());
        keys.put("quoting", new LinkedHashMap<>());
        keys.put("column_types", new LinkedHashMap<>());
        keys.put("full_refresh", null);
        keys.put("unique_key", null);
        keys.put("on_schema_change", "ignore");
        keys.put("on_configuration_change", "apply");
        keys.put("grants", new LinkedHashMap<>());
        keys.put("packages", new ArrayList<>());
        keys.put("docs", pairs("show", true, "node_color", null));
        keys.put("contract", pairs("enforced", false, "alias_types", true));
        keys.put("event_time", null);
        keys.put("concurrent_batches", null);
        return keys;
    }

    private static Map<String, @Nullable Object> model() {
        Map<String, @Nullable Object> keys = node("view");
        keys.put("access", "protected");
        keys.put("freshness", null);
        keys.put("on_error", null);
        keys.put("latest_version_pointer", pairs("enabled", null, "alias", null));
        return keys;
    }

    private static Map<String, @Nullable Object> seed() {
        Map<String, @Nullable Object> keys = node("seed");
        keys.put("delimiter", ",");
        keys.put("quote_columns", null);
        return keys;
    }

    private static Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> keys = node("snapshot");
        keys.put("strategy", null);
        keys.put("target_schema", null);
        keys.put("target_database", null);
        keys.put("updated_at", null);
        keys.put("check_cols", null);
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        List.of("dbt_valid_to", "dbt_valid_from", "dbt_scd_id", "dbt_updated_at", "dbt_is_deleted")
                .forEach(name -> names.put(name, null));
        keys.put("snapshot_meta_column_names", names);
        keys.put("dbt_valid_to_current", null);
        return keys;
    }

    private static Map<String, @Nullable Object> test() {
        Map<String, @Nullable Object> keys = common("dbt_test__audit");
        keys.put("materialized", "test");
        keys.put("severity", "ERROR");
        keys.put("store_failures", null);
        keys.put("store_failures_as", null);
        keys.put("sql_header", null);
        keys.put("where", null);
        keys.put("limit", null);
        keys.put("fail_calc", "count(*)");
        keys.put("warn_if", "!= 0");
        keys.put("error_if", "!= 0");
        return keys;
    }

    private static Map<String, @Nullable Object> source() {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("enabled", true);
        keys.put("event_time", null);
        keys.put("freshness", Freshness.none());
        keys.put("loaded_at_field", null);
        keys.put("loaded_at_query", null);
        keys.put("meta", new LinkedHashMap<>());
        keys.put("tags", new ArrayList<>());
        keys.put("static_analysis", null);
        return keys;
    }

    private static Map<String, @Nullable Object> unitTest() {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("tags", new ArrayList<>());
        keys.put("meta", new LinkedHashMap<>());
        keys.put("enabled", true);
        keys.put("static_analysis", null);
        return keys;
    }

    private static Map<String, @Nullable Object> exposure() {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("enabled", true);
        keys.put("tags", new ArrayList<>());
        keys.put("meta", new LinkedHashMap<>());
        return keys;
    }

    private static Map<String, @Nullable Object> described() {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("enabled", true);
        keys.put("group", null);
        keys.put("meta", new LinkedHashMap<>());
        return keys;
    }

    private static Map<String, @Nullable Object> savedQuery() {
        Map<String, @Nullable Object> keys = described();
        keys.put("export_as", null);
        keys.put("schema", null);
        keys.put("cache", new LinkedHashMap<>(Map.of("enabled", false)));
        return keys;
    }

    private static Map<String, @Nullable Object> pairs(
            String first, @Nullable Object one, String second, @Nullable Object two) {
        Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
        pairs.put(first, one);
        pairs.put(second, two);
        return pairs;
    }
}
