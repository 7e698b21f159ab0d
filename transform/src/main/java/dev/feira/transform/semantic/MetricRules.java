package dev.feira.transform.semantic;

import static dev.feira.transform.semantic.SemanticRules.broken;

import dev.feira.core.ProblemException;
import dev.feira.transform.Metric;
import dev.feira.transform.Metric.InputMeasure;
import dev.feira.transform.Metric.InputMetric;
import dev.feira.transform.Metric.Window;
import dev.feira.transform.SemanticModel;
import dev.feira.transform.SemanticModel.Aggregation;
import dev.feira.transform.SemanticReference;
import dev.feira.transform.TimeGrain;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What must hold for one metric.
final class MetricRules {
    private final Declared declared;
    private final Metric metric;
    private final Map<String, SemanticModel> byMeasure;

    MetricRules(Declared declared, Metric metric, Map<String, SemanticModel> byMeasure) {
        this.declared = declared;
        this.metric = metric;
        this.byMeasure = byMeasure;
    }

    void check() {
        conditions();
        switch (metric.type()) {
            case DERIVED -> derived();
            case CUMULATIVE -> cumulative();
            case CONVERSION -> conversion();
            case SIMPLE, RATIO -> {}
        }
    }

    private RuntimeException refused(String message) {
        return broken(message, declared.at("type_params"));
    }

    private void conditions() {
        Stream<Metric.@Nullable Where> own = Stream.of(metric.filter());
        Stream<Metric.@Nullable Where> measures = metric.measures().stream().map(InputMeasure::filter);
        Stream<Metric.@Nullable Where> inputs = metric.inputs().stream().map(InputMetric::filter);
        Stream.of(own, measures, inputs)
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .flatMap(where -> where.templates().stream())
                .forEach(this::condition);
    }

    private void condition(String template) {
        try {
            SemanticReference.pieces(template);
        } catch (ProblemException wrong) {
            throw broken(
                    "the filter `" + template + "` of metric `" + metric.name() + "` cannot be read: "
                            + wrong.problem().message(),
                    declared.at(metric.filter() == null ? "type_params" : "filter"));
        }
    }

    private void derived() {
        List<InputMetric> inputs = metric.inputs();
        if (inputs.isEmpty()) {
            throw refused("No input metrics found for derived metric '" + metric.name()
                    + "'. Please add metrics to type_params.metrics.");
        }
        Set<String> names = new HashSet<>();
        inputs.forEach(input -> names.add(input.name()));
        for (InputMetric input : inputs) {
            String alias = input.alias();
            if (alias != null) {
                ValidName.check(alias, declared.at("type_params", "metrics"));
                if (!names.add(alias)) {
                    throw refused("Alias '" + alias + "' for input metric: '" + input.name()
                            + "' is already being used. Please choose another alias.");
                }
            }
            if (input.offsetWindow() != null && input.offsetToGrain() != null) {
                throw refused("Both offset_window and offset_to_grain set for derived metric '" + metric.name()
                        + "' on input metric '" + input.name() + "'. Please set one or the other.");
            }
            window(input.offsetWindow());
            grain("offset_to_grain", input.offsetToGrain());
        }
    }

    private void cumulative() {
        Metric.Cumulative params = Objects.requireNonNull(metric.typeParams().cumulativeTypeParams());
        if (params.window() != null && params.grainToDate() != null) {
            throw refused("Both window and grain_to_date set for cumulative metric. Please set one or the other.");
        }
        window(params.window());
        grain("grain_to_date", params.grainToDate());
    }

    private void window(@Nullable Window window) {
        if (window != null && TimeGrain.find(window.granularity()).isEmpty()) {
            throw refused("Invalid time granularity '" + window.granularity() + "' in window: '" + window.count() + " "
                    + window.granularity() + "'");
        }
    }

    private void grain(String key, @Nullable String grain) {
        if (grain != null && TimeGrain.find(grain).isEmpty()) {
            throw refused("Invalid time granularity found in `" + key + "`: '" + grain + "'.");
        }
    }

    private void conversion() {
        Metric.Conversion params = Objects.requireNonNull(metric.typeParams().conversionTypeParams());
        window(params.window());
        SemanticModel base = input(params.entity(), "base", Objects.requireNonNull(params.baseMeasure()));
        SemanticModel conversion =
                input(params.entity(), "conversion", Objects.requireNonNull(params.conversionMeasure()));
        List<Metric.Constant> constants = params.constantProperties() == null ? List.of() : params.constantProperties();
        for (Metric.Constant constant : constants) {
            property(base, constant.baseProperty());
            property(conversion, constant.conversionProperty());
        }
    }

    private SemanticModel input(String entity, String side, InputMeasure input) {
        SemanticModel model = Objects.requireNonNull(byMeasure.get(input.name()));
        if (model.entity(entity).isEmpty()) {
            throw refused("Entity: " + entity + " not found in " + side + " semantic model: " + model.name() + ".");
        }
        SemanticModel.Measure measure = model.measure(input.name()).orElseThrow();
        boolean counts = measure.agg() == Aggregation.COUNT
                || measure.agg() == Aggregation.COUNT_DISTINCT
                || (measure.agg() == Aggregation.SUM && "1".equals(measure.expr()));
        if (!counts) {
            throw refused("For conversion metrics, the input measure must be COUNT/SUM(1)/COUNT_DISTINCT. Measure '"
                    + measure.name() + "' is agg type: " + measure.agg());
        }
        return model;
    }

    private void property(SemanticModel model, String name) {
        if (model.entity(name).isEmpty() && model.dimension(name).isEmpty()) {
            throw refused(
                    "The provided constant property: " + name + ", cannot be found in semantic model " + model.name());
        }
    }
}
