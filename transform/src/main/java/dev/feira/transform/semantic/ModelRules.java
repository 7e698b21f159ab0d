package dev.feira.transform.semantic;

import static dev.feira.transform.semantic.SemanticRules.broken;

import dev.feira.transform.SemanticModel;
import dev.feira.transform.SemanticModel.Aggregation;
import dev.feira.transform.SemanticModel.AggregationParams;
import dev.feira.transform.SemanticModel.EntityType;
import dev.feira.transform.SemanticModel.Measure;
import dev.feira.transform.SemanticModel.NonAdditive;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold within one semantic model.
final class ModelRules {
    private final Declared declared;
    private final SemanticModel model;
    private final Set<String> labels = new HashSet<>();

    ModelRules(Declared declared, SemanticModel model) {
        this.declared = declared;
        this.model = model;
    }

    void check() {
        names();
        primaryEntity();
        defaults();
        labels();
        model.measures().forEach(this::measure);
    }

    private void names() {
        Map<String, String> seen = new HashMap<>();
        model.measures().forEach(each -> name("measures", "measure", each.name(), seen));
        model.entities().forEach(each -> name("entities", "entity", each.name(), seen));
        model.dimensions().forEach(each -> name("dimensions", "dimension", each.name(), seen));
    }

    private void name(String list, String kind, String name, Map<String, String> seen) {
        String other = seen.putIfAbsent(name, kind);
        if (other != null) {
            throw broken(
                    "In semantic model `" + model.name() + "`, can't use name `" + name + "` for a " + kind
                            + " when it was already used for a " + other,
                    declared.element(list, name));
        }
        ValidName.check(name, declared.element(list, name));
    }

    private void primaryEntity() {
        List<String> primary = model.entities().stream()
                .filter(entity -> entity.type() == EntityType.PRIMARY)
                .map(SemanticModel.Entity::name)
                .toList();
        if (primary.size() > 1) {
            throw broken(
                    "Semantic models can have only one primary entity. The semantic model `" + model.name() + "` has "
                            + primary.size() + ": " + String.join(", ", primary),
                    declared.element("entities", primary.getLast()));
        }
        if (!primary.isEmpty() && model.primaryEntity() != null) {
            throw broken(
                    "The semantic model `" + model.name() + "` has an entity named `" + primary.getFirst()
                            + "` with type primary but it also has the `primary_entity` field set to `"
                            + model.primaryEntity() + "`. Both should not be present in the model.",
                    declared.at("primary_entity"));
        }
        if (!model.dimensions().isEmpty() && model.primary().isEmpty()) {
            throw broken(
                    "The semantic model " + model.name() + " contains dimensions, but it does not define a primary"
                            + " entity. Either add an entity with type PRIMARY or set a"
                            + " value for the primary_entity key.",
                    declared.where());
        }
        long natural = model.entities().stream()
                .filter(entity -> entity.type() == EntityType.NATURAL)
                .count();
        if (natural > 1) {
            throw broken(
                    "Semantic models can have at most one natural entity, but semantic model `" + model.name()
                            + "` has " + natural + " distinct natural entities set!",
                    declared.at("entities"));
        }
    }

    private void defaults() {
        String time = model.defaults() == null ? null : model.defaults().aggTimeDimension();
        if (time != null && !SemanticRules.isTime(model, time)) {
            throw broken(
                    "Default aggregation time dimension was specified as '" + time
                            + "' which doesn't exist as a time dimension in semantic model named '" + model.name()
                            + "'.",
                    declared.at("defaults", "agg_time_dimension"));
        }
    }

    private void labels() {
        model.dimensions().forEach(each -> label("dimensions", "Dimension", each.label(), each.name()));
        model.entities().forEach(each -> label("entities", "Entity", each.label(), each.name()));
        model.measures().forEach(each -> label("measures", "Measure", each.label(), each.name()));
    }

    private void label(String list, String kind, @Nullable String label, String name) {
        if (label != null && !labels.add(list + " " + label)) {
            throw broken(
                    kind + " labels must be unique within a semantic model. The label `" + label
                            + "` was used more than once on semantic model `" + model.name() + "`",
                    declared.element(list, name));
        }
    }

    private void measure(Measure measure) {
        var place = declared.element("measures", measure.name());
        String time = model.timeOf(measure)
                .orElseThrow(() -> broken(
                        "Aggregation time dimension for measure " + measure.name() + " on semantic model "
                                + model.name() + " is not set! To fix this either specify a default "
                                + "`agg_time_dimension` for the semantic model or define an `agg_time_dimension` on "
                                + "the measure directly.",
                        place));
        if (!SemanticRules.isTime(model, time)) {
            throw broken(
                    "In semantic model '" + model.name() + "', measure '" + measure.name()
                            + "' has the aggregation time dimension set to '" + time
                            + "', which is not a valid time dimension in the semantic model",
                    place);
        }
        String expr = measure.expr();
        if (measure.agg() == Aggregation.COUNT && expr == null) {
            throw broken(
                    "Measure '" + measure.name() + "' uses a COUNT aggregation, which requires an expr to be provided. "
                            + "Provide 'expr: 1' if a count of all rows is desired.",
                    place);
        }
        if (measure.agg() == Aggregation.COUNT
                && expr != null
                && expr.toLowerCase(Locale.ROOT).startsWith("distinct ")) {
            throw broken(
                    "Measure '" + measure.name() + "' uses a 'count' aggregation with a DISTINCT expr: '" + expr
                            + "'. Please use the count_distinct aggregation type.",
                    place);
        }
        percentile(measure);
        nonAdditive(measure, time);
    }

    private void percentile(Measure measure) {
        AggregationParams params = measure.aggParams();
        Double percentile = params == null ? null : params.percentile();
        var place = declared.element("measures", measure.name());
        switch (measure.agg()) {
            case PERCENTILE -> {
                if (percentile == null) {
                    throw broken(
                            "Measure '" + measure.name()
                                    + "' uses a PERCENTILE aggregation, which requires agg_params.percentile to be "
                                    + "provided.",
                            place);
                }
                if (percentile <= 0 || percentile >= 1) {
                    throw broken(
                            "Percentile aggregation parameter for measure '" + measure.name() + "' is '" + percentile
                                    + "', but must be between 0 and 1 (non-inclusive). For example, to indicate the "
                                    + "65th percentile value, set 'percentile: 0.65'. For percentile values of 0, "
                                    + "please use MIN, for percentile values of 1, please use MAX.",
                            place);
                }
            }
            case MEDIAN -> {
                if (percentile != null && percentile != 0.5) {
                    throw broken(
                            "Measure '" + measure.name() + "' uses a MEDIAN aggregation, while percentile is set to '"
                                    + percentile + "', a conflicting value. Please remove the parameter or set to "
                                    + "'0.5'.",
                            place);
                }
            }
            default -> {
                if (params != null
                        && (percentile != null
                                || params.useDiscretePercentile()
                                || params.useApproximatePercentile())) {
                    throw broken(
                            "Measure '" + measure.name() + "' with aggregation '" + measure.agg()
                                    + "' uses agg_params only relevant to Percentile measures.",
                            place);
                }
            }
        }
    }

    private void nonAdditive(Measure measure, String time) {
        NonAdditive choice = measure.nonAdditiveDimension();
        if (choice == null) {
            return;
        }
        var place = declared.element("measures", measure.name());
        String start = "Measure '" + measure.name() + "' has a non_additive_dimension with ";
        SemanticModel.Dimension dimension = model.dimension(choice.name())
                .orElseThrow(() -> broken(
                        start + "name '" + choice.name() + "' that is not defined as a dimension in semantic model '"
                                + model.name() + "'.",
                        place));
        if (dimension.type() != SemanticModel.DimensionType.TIME) {
            throw broken(
                    start + "name '" + choice.name()
                            + "' that is defined as a categorical dimension which is not supported.",
                    place);
        }
        var grain = dimension.typeParams();
        var own = model.dimension(time).map(SemanticModel.Dimension::typeParams).orElse(null);
        if (grain != null && own != null && grain.timeGranularity() != own.timeGranularity()) {
            throw broken(
                    start + "name '" + choice.name() + "' that has a base time granularity ("
                            + grain.timeGranularity() + ") that is not equal to the measure's agg_time_dimension "
                            + time + " with a base granularity of (" + own.timeGranularity() + ").",
                    place);
        }
        if (choice.windowChoice() != Aggregation.MIN && choice.windowChoice() != Aggregation.MAX) {
            throw broken(
                    start + "an invalid 'window_choice' of '" + choice.windowChoice()
                            + "'. Only choices supported are 'min' or 'max'.",
                    place);
        }
        for (String entity : choice.windowGroupings()) {
            if (model.entity(entity).isEmpty()) {
                throw broken(
                        start + "an invalid 'window_groupings'. These entities {'" + entity
                                + "'} do not exist in the semantic model.",
                        place);
            }
        }
    }
}
