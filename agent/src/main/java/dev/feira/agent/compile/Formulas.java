package dev.feira.agent.compile;

import dev.feira.agent.compile.MeasureUse.Accumulation;
import dev.feira.core.Nearest;
import dev.feira.core.Problem;
import dev.feira.transform.Metric;
import dev.feira.transform.SemanticModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the formula of a metric. What cannot be worked out rightly is refused: offsets, windows, conversions, measures
/// that must not be added up over time.
public final class Formulas {
    private final Tables tables;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    public Formulas(Tables tables, Collection<Metric> metrics) {
        this.tables = tables;
        metrics.forEach(metric -> this.metrics.put(metric.name(), metric));
    }

    Metric metric(String name) {
        Metric metric = metrics.get(name);
        if (metric == null) {
            throw Problem.user("there is no metric `" + name + "`")
                    .hint(Nearest.to(name, metrics.keySet())
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("the semantic model says which there are"))
                    .exception();
        }
        return metric;
    }

    Formula of(String name) {
        return formula(metric(name), List.of());
    }

    private Formula formula(Metric metric, List<String> conditions) {
        List<String> all = with(conditions, metric.filter());
        Metric.TypeParams params = metric.typeParams();
        return switch (metric.type()) {
            case SIMPLE -> measured(Objects.requireNonNull(params.measure()), all, MeasureUse.NONE);
            case CUMULATIVE -> measured(Objects.requireNonNull(params.measure()), all, accumulation(metric));
            case RATIO ->
                new Formula.Fraction(
                        input(metric, Objects.requireNonNull(params.numerator()), all),
                        input(metric, Objects.requireNonNull(params.denominator()), all));
            case DERIVED -> {
                Map<String, Formula> inputs = new LinkedHashMap<>();
                for (Metric.InputMetric input : metric.inputs()) {
                    String alias = input.alias();
                    inputs.put(alias == null ? input.name() : alias, input(metric, input, all));
                }
                yield new Formula.Derived(Objects.requireNonNullElse(params.expr(), ""), inputs);
            }
            case CONVERSION -> throw refused(metric, "conversions are not worked out");
        };
    }

    private static List<String> with(List<String> conditions, Metric.@Nullable Where where) {
        List<String> all = new ArrayList<>(conditions);
        if (where != null) {
            all.addAll(where.templates());
        }
        return all;
    }

    private Formula input(Metric of, Metric.InputMetric input, List<String> conditions) {
        if (input.offsetWindow() != null || input.offsetToGrain() != null) {
            throw refused(of, "offsets in time are not worked out; ask for growth instead");
        }
        return formula(metric(input.name()), with(conditions, input.filter()));
    }

    private Accumulation accumulation(Metric metric) {
        Metric.Cumulative params = metric.typeParams().cumulativeTypeParams();
        if (params == null || (params.window() == null && params.grainToDate() == null)) {
            return new Accumulation.FromStart();
        }
        if (params.window() != null) {
            throw refused(metric, "windows in time are not worked out");
        }
        return new Accumulation.ToDate(Objects.requireNonNull(params.grainToDate()));
    }

    private Formula measured(Metric.InputMeasure input, List<String> conditions, Accumulation accumulation) {
        SemanticModel model = tables.withMeasure(input.name()).orElseThrow();
        SemanticModel.Measure measure = model.measure(input.name()).orElseThrow();
        if (measure.nonAdditiveDimension() != null) {
            throw Problem.user("`" + measure.name() + "` must not be added up over time, and that is not worked out")
                    .exception();
        }
        MeasureUse use = new MeasureUse(model, measure, with(conditions, input.filter()), accumulation);
        if (use.accumulates() && !use.isAdditive()) {
            throw Problem.user("`" + measure.name() + "` cannot be accumulated: values of two periods do not add up")
                    .exception();
        }
        return new Formula.Measured(use);
    }

    private static RuntimeException refused(Metric metric, String why) {
        return Problem.user("`" + metric.name() + "` cannot be asked for: " + why)
                .exception();
    }
}
