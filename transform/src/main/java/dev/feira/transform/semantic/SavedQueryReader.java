package dev.feira.transform.semantic;

import dev.feira.transform.Metric;
import dev.feira.transform.SavedQuery;
import dev.feira.transform.SavedQuery.Export;
import dev.feira.transform.SavedQuery.QueryParams;
import dev.feira.transform.SavedQuery.Target;
import dev.feira.transform.SemanticModel.Marks;
import dev.feira.transform.manifest.Config;
import dev.feira.transform.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an entry of `saved_queries:`.
public final class SavedQueryReader {
    private static final Set<String> KEYS =
            Set.of("name", "query_params", "description", "label", "exports", "config", "tags");
    private static final Set<String> PARAMS = Set.of("metrics", "group_by", "where", "order_by", "limit");
    private static final Set<String> EXPORT = Set.of("export_as", "schema", "schema_name", "alias", "database");

    private final Described described;
    private final Config config;
    private final Target standard;

    /// @param config of the query, which its exports inherit
    /// @param standard database and schema of exports that name none
    public SavedQueryReader(Described described, Config config, Target standard) {
        this.described = described;
        this.config = config;
        this.standard = standard;
    }

    public SavedQuery read(Yaml.Mapping tree) {
        Fields fields = Fields.of("saved query `" + tree.get("name") + "`", tree, KEYS);
        if (!fields.has("query_params")) {
            throw fields.refused("name", "'query_params' is a required property: " + fields.what() + " has none");
        }
        return new SavedQuery(
                fields.need("name"),
                params(Fields.of(
                        "`query_params` of " + fields.what(),
                        tree.find("query_params").orElseThrow(),
                        PARAMS)),
                fields.each("exports", this::export),
                described.of(tree),
                fields.text("label"),
                new Marks(config.map("meta")));
    }

    private static QueryParams params(Fields fields) {
        Metric.Where where = MetricReader.where(fields, "where");
        return new QueryParams(
                fields.texts("metrics"),
                fields.texts("group_by"),
                where,
                fields.texts("order_by"),
                fields.whole("limit"));
    }

    private Export export(Yaml tree) {
        Fields fields = Fields.of("an export", tree, Set.of("name", "config"));
        Map<String, Object> written = fields.map("config");
        if (fields.tree().find("config").orElse(null) instanceof Yaml.Mapping mapping) {
            Fields.of("`config` of an export", mapping, EXPORT);
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        config.values().forEach((key, value) -> {
            if (value != null) {
                settings.put(key, value);
            }
        });
        settings.putAll(written);
        String name = fields.need("name");
        Object schema = settings.getOrDefault("schema_name", settings.get("schema"));
        Target target = new Target(
                text(settings.get("export_as")),
                schema == null ? standard.schemaName() : text(schema),
                Objects.requireNonNullElse(text(settings.get("alias")), name),
                settings.containsKey("database") ? text(settings.get("database")) : standard.database());
        return new Export(name, target, written);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
