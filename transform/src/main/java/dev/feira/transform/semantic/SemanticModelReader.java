package dev.feira.transform.semantic;

import dev.feira.transform.SemanticModel;
import dev.feira.transform.SemanticModel.Aggregation;
import dev.feira.transform.SemanticModel.AggregationParams;
import dev.feira.transform.SemanticModel.Defaults;
import dev.feira.transform.SemanticModel.Dimension;
import dev.feira.transform.SemanticModel.DimensionType;
import dev.feira.transform.SemanticModel.Entity;
import dev.feira.transform.SemanticModel.EntityType;
import dev.feira.transform.SemanticModel.Marks;
import dev.feira.transform.SemanticModel.Measure;
import dev.feira.transform.SemanticModel.NonAdditive;
import dev.feira.transform.SemanticModel.TimeParams;
import dev.feira.transform.SemanticModel.Validity;
import dev.feira.transform.TimeGrain;
import dev.feira.transform.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an entry of `semantic_models:`.
public final class SemanticModelReader {
    private static final Set<String> KEYS = Set.of(
            "name",
            "model",
            "config",
            "description",
            "label",
            "defaults",
            "entities",
            "measures",
            "dimensions",
            "primary_entity");
    private static final Set<String> ENTITY = Set.of("name", "type", "description", "label", "role", "expr", "config");
    private static final Set<String> DIMENSION =
            Set.of("name", "type", "description", "label", "is_partition", "type_params", "expr", "config", "metadata");
    private static final Set<String> MEASURE = Set.of(
            "name",
            "agg",
            "description",
            "label",
            "expr",
            "agg_params",
            "non_additive_dimension",
            "agg_time_dimension",
            "create_metric",
            "config");

    private final Described described;
    private final Map<String, Object> meta;

    /// @param meta what the model's own configuration notes; its elements inherit it
    public SemanticModelReader(Described described, Map<String, Object> meta) {
        this.described = described;
        this.meta = meta;
    }

    public SemanticModel read(Yaml.Mapping tree) {
        Fields fields = Fields.of("semantic model `" + tree.get("name") + "`", tree, KEYS);
        return new SemanticModel(
                fields.need("name"),
                fields.need("model"),
                null,
                described.of(tree),
                fields.text("label"),
                fields.part("defaults", defaults -> defaults(fields, defaults)),
                fields.each("entities", this::entity),
                fields.each("measures", this::measure),
                fields.each("dimensions", this::dimension),
                fields.text("primary_entity"),
                new Marks(meta));
    }

    private static Defaults defaults(Fields model, Yaml tree) {
        return new Defaults(Fields.of("`defaults` of " + model.what(), tree, Set.of("agg_time_dimension"))
                .text("agg_time_dimension"));
    }

    private Marks marks(Fields fields) {
        Map<String, Object> all = new LinkedHashMap<>(meta);
        if (fields.map("config").get("meta") instanceof Map<?, ?> own) {
            own.forEach((key, value) -> all.put(String.valueOf(key), value));
        }
        return new Marks(all);
    }

    private static Fields element(String kind, Yaml tree, Set<String> known) {
        Object name = tree instanceof Yaml.Mapping mapping ? mapping.get("name") : null;
        return Fields.of(kind + " `" + name + "`", tree, known);
    }

    private Entity entity(Yaml tree) {
        Fields fields = element("entity", tree, ENTITY);
        fields.need("type");
        return new Entity(
                fields.need("name"),
                fields.choice("type", EntityType.values()).orElseThrow(),
                described.of(fields.tree()),
                fields.text("label"),
                fields.text("role"),
                fields.text("expr"),
                marks(fields));
    }

    private Dimension dimension(Yaml tree) {
        Fields fields = element("dimension", tree, DIMENSION);
        fields.need("type");
        return new Dimension(
                fields.need("name"),
                fields.choice("type", DimensionType.values()).orElseThrow(),
                described.of(fields.tree()),
                fields.text("label"),
                fields.flag("is_partition"),
                fields.part("type_params", params -> time(fields, params)),
                fields.text("expr"),
                null,
                marks(fields),
                null);
    }

    private static TimeParams time(Fields dimension, Yaml tree) {
        Fields fields =
                Fields.of("`type_params` of " + dimension.what(), tree, Set.of("time_granularity", "validity_params"));
        fields.need("time_granularity");
        return new TimeParams(
                fields.choice("time_granularity", TimeGrain.values()).orElseThrow(),
                fields.part("validity_params", validity -> {
                    Fields ends = Fields.of(
                            "`validity_params` of " + dimension.what(), validity, Set.of("is_start", "is_end"));
                    return new Validity(ends.flag("is_start"), ends.flag("is_end"));
                }));
    }

    private Measure measure(Yaml tree) {
        Fields fields = element("measure", tree, MEASURE);
        fields.need("agg");
        fields.flag("create_metric");
        return new Measure(
                fields.need("name"),
                fields.choice("agg", Aggregation.values()).orElseThrow(),
                described.of(fields.tree()),
                fields.text("label"),
                false,
                fields.sql("expr"),
                fields.part("agg_params", params -> params(fields, params)),
                fields.part("non_additive_dimension", choice -> nonAdditive(fields, choice)),
                fields.text("agg_time_dimension"),
                marks(fields));
    }

    private static AggregationParams params(Fields measure, Yaml tree) {
        Fields fields = Fields.of(
                "`agg_params` of " + measure.what(),
                tree,
                Set.of("percentile", "use_discrete_percentile", "use_approximate_percentile"));
        return new AggregationParams(
                fields.number("percentile"),
                fields.flag("use_discrete_percentile"),
                fields.flag("use_approximate_percentile"));
    }

    private static @Nullable NonAdditive nonAdditive(Fields measure, Yaml tree) {
        Fields fields = Fields.of(
                "`non_additive_dimension` of " + measure.what(),
                tree,
                Set.of("name", "window_choice", "window_groupings"));
        fields.need("window_choice");
        return new NonAdditive(
                fields.need("name"),
                fields.choice("window_choice", Aggregation.values()).orElseThrow(),
                fields.texts("window_groupings"));
    }

    /// The measures that want a metric of their own name.
    public static List<Yaml.Mapping> measuresWithMetric(Yaml.Mapping model) {
        return model.find("measures").orElse(null) instanceof Yaml.Sequence measures
                ? measures.items().stream()
                        .filter(Yaml.Mapping.class::isInstance)
                        .map(Yaml.Mapping.class::cast)
                        .filter(measure -> Boolean.TRUE.equals(measure.get("create_metric")))
                        .toList()
                : List.of();
    }
}
