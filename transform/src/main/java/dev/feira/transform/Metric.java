package dev.feira.transform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number that people ask for, in dbt's own terms.
///
/// @param filter conditions that its rows must meet, all of them
/// @param timeGranularity the grain it is told by where nobody says another
public record Metric(
        String name,
        String description,
        String label,
        Type type,
        TypeParams typeParams,
        @Nullable Where filter,
        @Nullable String timeGranularity,
        Map<String, Object> meta,
        SemanticModel.Marks config)
        implements SemanticDefinition {

    public enum Type {
        SIMPLE,
        RATIO,
        CUMULATIVE,
        DERIVED,
        CONVERSION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Conditions in SQL whose names stand in templates: `{{ Dimension('order__status') }} = 'sent'`.
    public record Where(List<Condition> whereFilters) {
        public record Condition(String whereSqlTemplate) {}

        public List<String> templates() {
            return whereFilters.stream().map(Condition::whereSqlTemplate).toList();
        }
    }

    /// What a metric is made of; which of these are there depends on its type.
    ///
    /// @param inputMeasures all measures below it, through other metrics too
    /// @param metrics what the `expr` of a derived metric is made of
    public record TypeParams(
            @Nullable InputMeasure measure,
            List<InputMeasure> inputMeasures,
            @Nullable InputMetric numerator,
            @Nullable InputMetric denominator,
            @Nullable String expr,
            @Nullable Window window,
            @Nullable String grainToDate,
            List<InputMetric> metrics,
            @Nullable Conversion conversionTypeParams,
            @Nullable Cumulative cumulativeTypeParams,
            @Nullable Object metricAggregationParams,
            @Nullable Long fillNullsWith,
            boolean joinToTimespine,
            @Nullable Boolean isPrivate) {}

    /// A measure as a metric uses it.
    public record InputMeasure(
            String name,
            @Nullable Where filter,
            @Nullable String alias,
            boolean joinToTimespine,
            @Nullable Long fillNullsWith) {}

    /// A metric as another one uses it.
    ///
    /// @param alias its name in the other's `expr`
    public record InputMetric(
            String name,
            @Nullable Where filter,
            @Nullable String alias,
            @Nullable Window offsetWindow,
            @Nullable String offsetToGrain) {}

    /// A stretch of time: `7 day`.
    public record Window(long count, String granularity) {}

    /// How a cumulative metric adds up: over a window, from the start of a grain, or from the beginning.
    ///
    /// @param periodAgg which value stands for a period that is coarser than the metric's own grain
    public record Cumulative(
            @Nullable Window window,
            @Nullable String grainToDate,
            String periodAgg,
            @Nullable InputMetric metric) {}

    /// How many of an entity did one thing and then another.
    public record Conversion(
            String entity,
            @Nullable InputMeasure baseMeasure,
            @Nullable InputMeasure conversionMeasure,
            @Nullable InputMetric baseMetric,
            @Nullable InputMetric conversionMetric,
            String calculation,
            @Nullable Window window,
            @Nullable List<Constant> constantProperties) {}

    /// A property that must be the same on both sides of a conversion.
    public record Constant(String baseProperty, String conversionProperty) {}

    /// The metrics that this one is made of, in the order of their mention.
    public List<InputMetric> inputs() {
        return switch (type) {
            case RATIO ->
                typeParams.numerator() == null || typeParams.denominator() == null
                        ? List.of()
                        : List.of(typeParams.numerator(), typeParams.denominator());
            case DERIVED -> typeParams.metrics();
            case SIMPLE, CUMULATIVE, CONVERSION -> List.of();
        };
    }

    /// The measures that this one names itself, in the order of their mention.
    public List<InputMeasure> measures() {
        Conversion conversion = typeParams.conversionTypeParams();
        if (conversion != null && conversion.baseMeasure() != null && conversion.conversionMeasure() != null) {
            return List.of(conversion.baseMeasure(), conversion.conversionMeasure());
        }
        return typeParams.measure() == null ? List.of() : List.of(typeParams.measure());
    }

    /// This metric with all the measures below it, each once.
    public Metric with(List<InputMeasure> measures) {
        Set<InputMeasure> each = new LinkedHashSet<>(measures);
        TypeParams old = typeParams;
        TypeParams filled = new TypeParams(
                old.measure(),
                List.copyOf(each),
                old.numerator(),
                old.denominator(),
                old.expr(),
                old.window(),
                old.grainToDate(),
                old.metrics(),
                old.conversionTypeParams(),
                old.cumulativeTypeParams(),
                old.metricAggregationParams(),
                old.fillNullsWith(),
                old.joinToTimespine(),
                old.isPrivate());
        return new Metric(name, description, label, type, filled, filter, timeGranularity, meta, config);
    }
}
