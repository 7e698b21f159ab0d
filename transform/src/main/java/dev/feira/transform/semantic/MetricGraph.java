package dev.feira.transform.semantic;

import dev.feira.core.Location;
import dev.feira.core.Nearest;
import dev.feira.core.Problem;
import dev.feira.transform.Metric;
import dev.feira.transform.SemanticModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Ties metrics to the semantic models and metrics that they are made of, and gathers the measures below each.
public final class MetricGraph {
    private final String rootPackage;
    private final Map<String, List<Declared>> models = new HashMap<>();
    private final Map<String, List<Declared>> metrics = new HashMap<>();
    private final Set<String> disabledMeasures = new LinkedHashSet<>();
    private final Set<String> disabledMetrics = new LinkedHashSet<>();
    private final Map<String, Declared> done = new LinkedHashMap<>();

    /// @param disabled semantic models and metrics that are switched off
    public MetricGraph(
            String rootPackage,
            Collection<Declared> models,
            Collection<Declared> metrics,
            Collection<Declared> disabled) {
        this.rootPackage = rootPackage;
        for (Declared model : models) {
            measures(model).forEach(name -> put(this.models, name, model));
        }
        metrics.forEach(metric -> put(this.metrics, metric.semantic().name(), metric));
        for (Declared off : disabled) {
            switch (off.semantic().definition()) {
                case SemanticModel model -> disabledMeasures.addAll(measures(off));
                case Metric metric -> disabledMetrics.add(metric.name());
                default -> {}
            }
        }
    }

    private static List<String> measures(Declared model) {
        return model.semantic().definition() instanceof SemanticModel read
                ? read.measures().stream().map(SemanticModel.Measure::name).toList()
                : List.of();
    }

    private static void put(Map<String, List<Declared>> map, String name, Declared declared) {
        map.computeIfAbsent(name, key -> new ArrayList<>()).add(declared);
    }

    /// The metric with its measures and what it depends on.
    public Declared resolved(Declared metric) {
        return resolved(metric, new LinkedHashSet<>());
    }

    private Declared resolved(Declared declared, Set<String> way) {
        String id = declared.semantic().uniqueId();
        Declared before = done.get(id);
        if (before != null) {
            return before;
        }
        if (!way.add(id)) {
            throw circle(declared, id, way);
        }
        Metric metric = (Metric) declared.semantic().definition();
        refuseIncomplete(declared, metric);
        List<Metric.InputMeasure> measures = new ArrayList<>(metric.measures());
        Set<String> depends = new LinkedHashSet<>();
        for (Metric.InputMeasure measure : metric.measures()) {
            depends.add(model(declared, measure.name()).semantic().uniqueId());
        }
        for (Metric.InputMetric input : metric.inputs()) {
            Declared below = resolved(metric(declared, input.name()), way);
            measures.addAll(
                    ((Metric) below.semantic().definition()).typeParams().inputMeasures());
            depends.add(below.semantic().uniqueId());
        }
        way.remove(id);
        Declared finished = declared.with(declared.semantic().with(metric.with(measures), List.copyOf(depends)));
        done.put(id, finished);
        return finished;
    }

    private static RuntimeException circle(Declared metric, String id, Set<String> way) {
        List<String> circle = new ArrayList<>(way);
        circle = new ArrayList<>(circle.subList(circle.indexOf(id), circle.size()));
        circle.add(id);
        return Problem.user("the metrics are made of each other in a circle: `" + String.join("` → `", circle) + "`")
                .at(metric.where())
                .hint("take one of these metrics out of the other")
                .exception();
    }

    private static void refuseIncomplete(Declared declared, Metric metric) {
        Metric.TypeParams params = metric.typeParams();
        String name = "`" + metric.name() + "`";
        Optional<String> missing = switch (metric.type()) {
            case SIMPLE ->
                params.measure() == null
                        ? Optional.of("Simple metric " + name
                                + " should have a measure or agg type defined, but it does not.")
                        : Optional.empty();
            case CUMULATIVE ->
                params.measure() == null
                        ? Optional.of("Cumulative metric " + name
                                + " should have a measure or input_metric defined, but it does not.")
                        : Optional.empty();
            case RATIO ->
                params.numerator() == null || params.denominator() == null
                        ? Optional.of(
                                "Invalid ratio metric " + name + ". Both a numerator and denominator must be specified")
                        : Optional.empty();
            case CONVERSION ->
                params.conversionTypeParams() == null
                        ? Optional.of(name + " is a conversion metric and must have conversion_type_params defined.")
                        : Optional.empty();
            case DERIVED -> Optional.empty();
        };
        missing.ifPresent(message -> {
            throw Problem.user(message).at(declared.at("type_params")).exception();
        });
    }

    private Declared model(Declared who, String measure) {
        return nearest(who, models.getOrDefault(measure, List.of())).orElseThrow(() -> {
            boolean off = disabledMeasures.contains(measure);
            String message = off
                    ? "The measure `" + measure + "` is referenced on a disabled semantic model."
                    : "A semantic model having a measure `" + measure + "` does not exist but was referenced.";
            return missing(who, measure, message, off, models.keySet());
        });
    }

    private Declared metric(Declared who, String name) {
        return find(who, name).orElseThrow(() -> {
            boolean off = disabledMetrics.contains(name);
            String message = off
                    ? "The metric `" + name + "` is disabled and thus cannot be referenced."
                    : "The metric `" + name + "` does not exist but was referenced by metric `"
                            + who.semantic().name() + "`.";
            return missing(who, name, message, off, metrics.keySet());
        });
    }

    /// The metric that `name` means for `who`.
    public Optional<Declared> find(Declared who, String name) {
        return nearest(who, metrics.getOrDefault(name, List.of()));
    }

    private static RuntimeException missing(
            Declared who, String name, String message, boolean off, Collection<String> there) {
        Location where = who.at("type_params");
        Problem problem = Problem.user(message).at(where);
        if (off) {
            return problem.hint("enable it, or disable `" + who.semantic().name() + "` too")
                    .exception();
        }
        return problem.hint(Nearest.to(name, there)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("check the name, or define it"))
                .exception();
    }

    private Optional<Declared> nearest(Declared who, List<Declared> named) {
        return named.stream()
                .filter(each -> each.semantic().packageName().equals(rootPackage))
                .findFirst()
                .or(() -> named.stream()
                        .filter(each -> each.semantic()
                                .packageName()
                                .equals(who.semantic().packageName()))
                        .findFirst())
                .or(() -> named.stream().findFirst());
    }
}
