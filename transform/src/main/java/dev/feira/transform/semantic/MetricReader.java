package dev.feira.transform.semantic;

import dev.feira.core.Problem;
import dev.feira.transform.Metric;
import dev.feira.transform.Metric.Conversion;
import dev.feira.transform.Metric.Cumulative;
import dev.feira.transform.Metric.InputMeasure;
import dev.feira.transform.Metric.InputMetric;
import dev.feira.transform.Metric.TypeParams;
import dev.feira.transform.Metric.Where;
import dev.feira.transform.Metric.Window;
import dev.feira.transform.SemanticModel.Marks;
import dev.feira.transform.SemanticModel.Measure;
import dev.feira.transform.TimeGrain;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an entry of `metrics:`.
public final class MetricReader {
    private static final Set<String> KEYS = Set.of(
            "name",
            "label",
            "description",
            "type",
            "type_params",
            "filter",
            "time_granularity",
            "config",
            "meta",
            "tags");
    private static final Set<String> PARAMS = Set.of(
            "measure",
            "numerator",
            "denominator",
            "expr",
            "window",
            "grain_to_date",
            "metrics",
            "conversion_type_params",
            "cumulative_type_params");
    private static final Set<String> MEASURE =
            Set.of("name", "filter", "alias", "join_to_timespine", "fill_nulls_with");
    private static final Set<String> METRIC = Set.of("name", "filter", "alias", "offset_window", "offset_to_grain");
    private static final Set<String> CUMULATIVE = Set.of("window", "grain_to_date", "period_agg");
    private static final Set<String> CONVERSION =
            Set.of("entity", "base_measure", "conversion_measure", "calculation", "window", "constant_properties");

    private final Described described;
    private final Map<String, Object> meta;

    /// @param meta what the metric's configuration notes
    public MetricReader(Described described, Map<String, Object> meta) {
        this.described = described;
        this.meta = meta;
    }

    public Metric read(Yaml.Mapping tree) {
        String what = "metric `" + tree.get("name") + "`";
        if (!tree.has("type_params")) {
            throw Problem.user(what + " has no `type_params`")
                    .at(tree.whereIs("name"))
                    .hint("metrics in the form without `type_params`, which stands on columns of models, are not read: "
                            + "declare a measure under `semantic_models:` and name it in `type_params: {measure: …}`")
                    .exception();
        }
        Fields fields = Fields.of(what, tree, KEYS);
        String name = fields.need("name");
        checkName(fields, name);
        Metric.Type type = fields.choice("type", Metric.Type.values()).orElse(Metric.Type.SIMPLE);
        Yaml params = tree.find("type_params").orElseThrow();
        return new Metric(
                name,
                Objects.requireNonNullElse(described.of(tree), ""),
                fields.need("label"),
                type,
                params(type, Fields.of("`type_params` of " + what, params, PARAMS)),
                where(fields, "filter"),
                fields.text("time_granularity"),
                meta.isEmpty() ? fields.map("meta") : meta,
                new Marks(meta));
    }

    /// The metric that a measure with `create_metric: true` stands for.
    public static Metric of(Measure measure, Map<String, Object> meta) {
        return new Metric(
                measure.name(),
                measure.description() == null || measure.description().isEmpty()
                        ? "Metric created from measure " + measure.name()
                        : measure.description(),
                measure.label() == null ? measure.name() : measure.label(),
                Metric.Type.SIMPLE,
                new TypeParams(
                        new InputMeasure(measure.name(), null, null, false, null),
                        List.of(),
                        null,
                        null,
                        Objects.requireNonNullElse(measure.expr(), measure.name()),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        false,
                        null),
                null,
                null,
                meta,
                new Marks(meta));
    }

    /// dbt's own rules for the names of metrics.
    private static void checkName(Fields fields, String name) {
        List<String> errors = new ArrayList<>();
        if (name.contains(" ")) {
            errors.add("cannot contain spaces");
        }
        if (name.length() > 250) {
            errors.add("cannot contain more than 250 characters");
        }
        if (!name.matches("[A-Za-z].*")) {
            errors.add("must begin with a letter");
        }
        if (!name.matches("\\w+")) {
            errors.add("must contain only letters, numbers and underscores");
        }
        if (!errors.isEmpty()) {
            throw fields.refused("name", "The metric name '" + name + "' is invalid.  It " + String.join(", ", errors));
        }
    }

    private static TypeParams params(Metric.Type type, Fields fields) {
        for (String old : List.of("window", "grain_to_date")) {
            if (fields.has(old)) {
                throw Problem.user("Cumulative fields `type_params.window` and `type_params.grain_to_date` should be "
                                + "nested under `type_params.cumulative_type_params`: " + fields.what() + " has `"
                                + old + "` beside it")
                        .at(fields.where(old))
                        .hint("write `cumulative_type_params: {" + old + ": …}`")
                        .exception();
            }
        }
        Cumulative cumulative = fields.part("cumulative_type_params", tree -> cumulative(fields, tree));
        if (type == Metric.Type.CUMULATIVE && cumulative == null) {
            cumulative = new Cumulative(null, null, "first", null);
        }
        return new TypeParams(
                fields.part("measure", tree -> measure(fields, tree)),
                List.of(),
                fields.part("numerator", tree -> metric(fields, tree)),
                fields.part("denominator", tree -> metric(fields, tree)),
                fields.sql("expr"),
                null,
                null,
                fields.each("metrics", tree -> metric(fields, tree)),
                fields.part("conversion_type_params", tree -> conversion(fields, tree)),
                type == Metric.Type.CUMULATIVE ? cumulative : null,
                null,
                null,
                false,
                null);
    }

    static @Nullable Where where(Fields fields, String key) {
        if (!fields.has(key)) {
            return null;
        }
        return new Where(
                fields.oneOrMore(key).stream().map(Where.Condition::new).toList());
    }

    private static InputMeasure measure(Fields of, Yaml tree) {
        if (tree.plain() instanceof String name) {
            return new InputMeasure(name, null, null, false, null);
        }
        Fields fields = Fields.of("a measure of " + of.what(), tree, MEASURE);
        return new InputMeasure(
                fields.need("name"),
                where(fields, "filter"),
                fields.text("alias"),
                fields.flag("join_to_timespine"),
                fields.whole("fill_nulls_with"));
    }

    private static InputMetric metric(Fields of, Yaml tree) {
        if (tree.plain() instanceof String name) {
            return new InputMetric(name, null, null, null, null);
        }
        Fields fields = Fields.of("a metric of " + of.what(), tree, METRIC);
        return new InputMetric(
                fields.need("name"),
                where(fields, "filter"),
                fields.text("alias"),
                window(fields, "offset_window").orElse(null),
                fields.text("offset_to_grain"));
    }

    private static Cumulative cumulative(Fields of, Yaml tree) {
        Fields fields = Fields.of("`cumulative_type_params` of " + of.what(), tree, CUMULATIVE);
        return new Cumulative(
                window(fields, "window").orElse(null),
                fields.text("grain_to_date"),
                word(fields, "period_agg", "first", List.of("first", "last", "average")),
                null);
    }

    private static Conversion conversion(Fields of, Yaml tree) {
        Fields fields = Fields.of("`conversion_type_params` of " + of.what(), tree, CONVERSION);
        for (String needed : List.of("base_measure", "conversion_measure")) {
            if (!fields.has(needed)) {
                throw fields.refused(needed, needed + " is required for conversion metrics that use type_params.");
            }
        }
        return new Conversion(
                fields.need("entity"),
                fields.part("base_measure", measure -> measure(fields, measure)),
                fields.part("conversion_measure", measure -> measure(fields, measure)),
                null,
                null,
                word(fields, "calculation", "conversion_rate", List.of("conversions", "conversion_rate")),
                window(fields, "window").orElse(null),
                fields.has("constant_properties") ? fields.each("constant_properties", MetricReader::constant) : null);
    }

    private static Metric.Constant constant(Yaml tree) {
        Fields fields = Fields.of("a constant property", tree, Set.of("base_property", "conversion_property"));
        return new Metric.Constant(fields.need("base_property"), fields.need("conversion_property"));
    }

    static String word(Fields fields, String key, String otherwise, List<String> words) {
        String word = Objects.requireNonNullElse(fields.text(key), otherwise);
        if (!words.contains(word)) {
            throw Problem.user("`" + key + "` of " + fields.what() + " cannot be `" + word + "`")
                    .at(fields.where(key))
                    .hint("there are: " + String.join(", ", words))
                    .exception();
        }
        return word;
    }

    /// `7 days` is seven of the grain `day`; only the plural of a standard grain loses its `s`.
    private static Optional<Window> window(Fields fields, String key) {
        String text = fields.text(key);
        if (text == null) {
            return Optional.empty();
        }
        String[] parts = text.toLowerCase(Locale.ROOT).split(" ", -1);
        if (parts.length != 2) {
            throw fields.refused(
                    key,
                    "Invalid window (" + text + ") in cumulative/conversion metric. Should be of the form "
                            + "`<count> <granularity>`, e.g., `28 days`");
        }
        if (!parts[0].matches("[0-9]{1,18}")) {
            throw fields.refused(
                    key,
                    "Invalid count (" + parts[0] + ") in cumulative/conversion metric window string: (" + text + ")");
        }
        String singular = parts[1].endsWith("s") ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
        String grain = TimeGrain.find(singular).isPresent() ? singular : parts[1];
        return Optional.of(new Window(Long.parseLong(parts[0]), grain));
    }
}
