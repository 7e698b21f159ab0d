package dev.feira.transform.semantic;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.Metric;
import dev.feira.transform.SavedQuery;
import dev.feira.transform.SemanticModel;
import dev.feira.transform.SemanticModel.Dimension;
import dev.feira.transform.SemanticModel.DimensionType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What must hold across the semantic layer. The rules and their words are those of dbt's validator
/// (`metricflow_semantic_interfaces.validations` 0.213); as there, nothing is checked while there are no metrics or no
/// semantic models.
public final class SemanticRules {
    private final List<Declared> models;
    private final List<Declared> metrics;
    private final List<Declared> queries;

    public SemanticRules(Collection<Declared> models, Collection<Declared> metrics, Collection<Declared> queries) {
        this.models = List.copyOf(models);
        this.metrics = List.copyOf(metrics);
        this.queries = List.copyOf(queries);
    }

    /// Throws for the first rule that is broken.
    public void check() {
        if (models.isEmpty() || metrics.isEmpty()) {
            return;
        }
        models.forEach(declared -> new ModelRules(declared, model(declared)).check());
        topNames(models, "semantic model");
        topNames(metrics, "metric");
        topNames(queries, "saved query");
        acrossModels();
        labels();
        Map<String, SemanticModel> byMeasure = byMeasure();
        for (Declared declared : metrics) {
            new MetricRules(declared, (Metric) declared.semantic().definition(), byMeasure).check();
        }
        Set<String> groupable = groupable();
        Set<String> names =
                metrics.stream().map(metric -> metric.semantic().name()).collect(Collectors.toCollection(TreeSet::new));
        groupable.addAll(names);
        for (Declared declared : queries) {
            SavedQuery query = (SavedQuery) declared.semantic().definition();
            new SavedQueryRules(declared, query, names, groupable).check();
        }
    }

    private static SemanticModel model(Declared declared) {
        return (SemanticModel) declared.semantic().definition();
    }

    static RuntimeException broken(String message, Location where) {
        return Problem.user(message).at(where).exception();
    }

    private static void topNames(List<Declared> all, String kind) {
        Map<String, Declared> seen = new HashMap<>();
        for (Declared declared : all) {
            String name = declared.semantic().name();
            ValidName.check(name, declared.where());
            if (seen.putIfAbsent(name, declared) != null) {
                throw broken(
                        "Can't use name `" + name + "` for a " + kind + " when it was already used for another " + kind,
                        declared.where());
            }
        }
    }

    private void acrossModels() {
        Map<String, String> kinds = new HashMap<>();
        Map<String, Dimension> dimensions = new HashMap<>();
        Map<String, String> measures = new HashMap<>();
        Map<String, String> pairs = new HashMap<>();
        for (Declared declared : models) {
            SemanticModel model = model(declared);
            model.measures().forEach(each -> {
                sameKind(declared, "measures", "measure", each.name(), kinds);
                String other = measures.putIfAbsent(each.name(), model.name());
                if (other != null) {
                    throw broken(
                            "Found measure with name " + each.name() + " in multiple semantic models with names ("
                                    + other + ", " + model.name() + ")",
                            declared.element("measures", each.name()));
                }
            });
            model.entities().forEach(each -> sameKind(declared, "entities", "entity", each.name(), kinds));
            model.dimensions().forEach(each -> {
                sameKind(declared, "dimensions", "dimension", each.name(), kinds);
                sameShape(declared, model, each, dimensions.putIfAbsent(each.name(), each));
                onePair(declared, model, each, pairs);
            });
        }
    }

    private static void sameKind(Declared declared, String list, String kind, String name, Map<String, String> kinds) {
        String other = kinds.putIfAbsent(name, kind);
        if (other != null && !other.equals(kind)) {
            throw broken(
                    "In semantic model `" + declared.semantic().name() + "`, element `" + name + "` is of type " + kind
                            + ", but it is used as type " + other + " across the model.",
                    declared.element(list, name));
        }
    }

    private static void sameShape(
            Declared declared, SemanticModel model, Dimension dimension, @Nullable Dimension other) {
        if (other == null) {
            return;
        }
        if (other.type() != dimension.type()) {
            throw broken(
                    "In semantic model `" + model.name() + "`, type conflict for dimension `" + dimension.name()
                            + "` - already in model as type `" + other.type() + "` but got `" + dimension.type() + "`",
                    declared.element("dimensions", dimension.name()));
        }
        if (other.isPartition() != dimension.isPartition()) {
            throw broken(
                    "In semantic model `" + model.name() + "`, conflicting is_partition attribute for dimension `"
                            + dimension.name() + "`",
                    declared.element("dimensions", dimension.name()));
        }
    }

    private static void onePair(
            Declared declared, SemanticModel model, Dimension dimension, Map<String, String> pairs) {
        Optional<String> primary = Optional.ofNullable(model.primaryEntity()).or(model::primary);
        if (primary.isEmpty()) {
            return;
        }
        String other = pairs.putIfAbsent(primary.get() + "__" + dimension.name(), model.name());
        if (other != null) {
            throw broken(
                    "Duplicate dimension + primary entity pairing detected, dimension + primary entity pairings must"
                            + " be unique. Semantic model `" + model.name() + "` has a primary entity of `"
                            + primary.get()
                            + "` and dimension `" + dimension.name()
                            + "`, but this pairing is already in use on semantic model `" + other + "`.",
                    declared.element("dimensions", dimension.name()));
        }
    }

    private void labels() {
        Map<String, String> ofMetrics = new HashMap<>();
        for (Declared declared : metrics) {
            Metric metric = (Metric) declared.semantic().definition();
            String other = ofMetrics.putIfAbsent(metric.label(), metric.name());
            if (other != null) {
                throw broken(
                        "Can't use label `" + metric.label() + "` for metric `" + metric.name()
                                + "` as it's already used for metric `" + other + "`",
                        declared.at("label"));
            }
        }
        Map<String, String> ofModels = new HashMap<>();
        Map<String, String> ofEntities = new HashMap<>();
        for (Declared declared : models) {
            SemanticModel model = model(declared);
            String other = model.label() == null ? null : ofModels.putIfAbsent(model.label(), model.name());
            if (other != null) {
                throw broken(
                        "Can't use label `" + model.label() + "` for semantic model `" + model.name()
                                + "` as it's already used for semantic model `" + other + "`",
                        declared.at("label"));
            }
            for (SemanticModel.Entity entity : model.entities()) {
                String label = entity.label();
                String same = label == null ? null : ofEntities.putIfAbsent(entity.name(), label);
                if (same != null && !same.equals(label)) {
                    throw broken(
                            "Entities with the same name must have the same label or the label must be `None`. Entity `"
                                    + entity.name() + "` on semantic model `" + model.name() + "` has label `" + label
                                    + "` but elsewhere `" + same + "`",
                            declared.element("entities", entity.name()));
                }
            }
        }
    }

    private Map<String, SemanticModel> byMeasure() {
        Map<String, SemanticModel> all = new HashMap<>();
        models.forEach(
                declared -> model(declared).measures().forEach(measure -> all.put(measure.name(), model(declared))));
        return all;
    }

    private Set<String> groupable() {
        Set<String> names = new TreeSet<>(Set.of(ValidName.METRIC_TIME));
        for (Declared declared : models) {
            model(declared).dimensions().forEach(each -> names.add(each.name()));
            model(declared).entities().forEach(each -> names.add(each.name()));
        }
        return names;
    }

    static boolean isTime(SemanticModel model, String name) {
        return model.dimension(name)
                .filter(dimension -> dimension.type() == DimensionType.TIME)
                .isPresent();
    }
}
