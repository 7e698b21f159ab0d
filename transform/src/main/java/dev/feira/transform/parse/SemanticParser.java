package dev.feira.transform.parse;

import dev.feira.core.Problem;
import dev.feira.transform.Metric;
import dev.feira.transform.SavedQuery;
import dev.feira.transform.SemanticDefinition;
import dev.feira.transform.SemanticModel;
import dev.feira.transform.SemanticModel.NodeRelation;
import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Semantic;
import dev.feira.transform.manifest.Uses;
import dev.feira.transform.semantic.Declared;
import dev.feira.transform.semantic.Described;
import dev.feira.transform.semantic.MetricGraph;
import dev.feira.transform.semantic.MetricReader;
import dev.feira.transform.semantic.SavedQueryReader;
import dev.feira.transform.semantic.SemanticModelReader;
import dev.feira.transform.semantic.SemanticRules;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads semantic models, metrics and saved queries, and ties them to each other and to the models.
final class SemanticParser {
    private final Parsing parsing;
    private final PropertiesReader properties;
    private final Exposures calls;
    private final Resolver resolver;

    private final Map<String, Declared> models = new LinkedHashMap<>();
    private final Map<String, Declared> metrics = new LinkedHashMap<>();
    private final Map<String, Declared> queries = new LinkedHashMap<>();
    private final List<Declared> disabled = new ArrayList<>();

    SemanticParser(Parsing parsing, PropertiesReader properties, Exposures calls, Resolver resolver) {
        this.parsing = parsing;
        this.properties = properties;
        this.calls = calls;
        this.resolver = resolver;
    }

    /// @param nodes enabled ones, by unique id
    SemanticLayer read(EntryBook book, Map<String, Node> nodes) {
        book.of("semantic_models").forEach(entry -> model(entry, nodes));
        book.of("metrics").forEach(this::metric);
        book.of("saved_queries").forEach(this::query);
        MetricGraph graph =
                new MetricGraph(parsing.macros().rootPackage(), models.values(), metrics.values(), disabled);
        metrics.replaceAll((id, metric) -> graph.resolved(metric));
        queries.replaceAll((id, query) -> resolved(query, graph));
        new SemanticRules(models.values(), metrics.values(), queries.values()).check();
        List<Entry> declaring = book.of("semantic_models");
        if (!models.isEmpty() && !metrics.isEmpty()) {
            TimeSpine.require(nodes.values(), declaring.getFirst());
        }
        return new SemanticLayer(
                semantics(models),
                semantics(metrics),
                semantics(queries),
                disabled.stream().map(Declared::semantic).toList());
    }

    private static Map<String, Semantic> semantics(Map<String, Declared> all) {
        Map<String, Semantic> semantics = new LinkedHashMap<>();
        all.forEach((id, declared) -> semantics.put(id, declared.semantic()));
        return semantics;
    }

    /// What an entry's own `config:` and dbt_project.yml come to. In the unrendered configuration dbt shows what
    /// dbt_project.yml says of metrics, and not what it says of semantic models and saved queries.
    private Settled settled(Entry entry, Identity id, Map<String, @Nullable Object> asked) {
        ConfigRules rules = parsing.configs();
        return new Settled(
                rules.settle(id.type(), entry.packageName(), id.fqn(), asked, Map.of()),
                id.type() == ResourceType.METRIC
                        ? rules.unrendered(id.type(), entry.packageName(), id.fqn(), asked, Map.of())
                        : asked);
    }

    private record Settled(Config config, Map<String, @Nullable Object> unrendered) {
        Semantic semantic(Identity id, SemanticDefinition definition, Uses uses, List<String> tags) {
            return new Semantic(id, definition, config, unrendered, uses, tags);
        }
    }

    private Described described(Entry entry) {
        return tree -> tree.get("description") == null
                ? null
                : properties.description(tree, entry).text();
    }

    private void model(Entry entry, Map<String, Node> nodes) {
        Identity id = Entries.id(entry, ResourceType.SEMANTIC_MODEL);
        Settled settled = settled(entry, id, entry.map("config"));
        Map<String, Object> meta = settled.config().map("meta");
        SemanticModel model = new SemanticModelReader(described(entry), meta).read(entry.tree());
        Uses uses = calls.uses(entry, id, List.of(model.model()));
        if (settled.config().enabled()) {
            List<String> ids = resolver.resolve(id, uses, name -> entry.tree().whereIs("model"));
            Node node = ids.isEmpty() ? null : nodes.get(ids.getFirst());
            Semantic semantic = settled.semantic(
                    id, node == null ? model : model.with(relation(node)), uses.resolvedTo(ids), List.of());
            add(models, new Declared(semantic, entry.tree()));
        } else {
            disabled.add(new Declared(settled.semantic(id, model, uses, List.of()), entry.tree()));
        }
        for (Yaml.Mapping tree : SemanticModelReader.measuresWithMetric(entry.tree())) {
            SemanticModel.Measure measure =
                    model.measure(String.valueOf(tree.get("name"))).orElseThrow();
            metricOf(entry, measure, tree, meta, settled.config().enabled());
        }
    }

    private static NodeRelation relation(Node node) {
        return new NodeRelation(
                node.alias(),
                Objects.requireNonNullElse(node.relation().schema(), ""),
                node.relation().database(),
                node.relation().rendered());
    }

    /// The metric of a measure with `create_metric: true`.
    private void metricOf(
            Entry model, SemanticModel.Measure measure, Yaml.Mapping tree, Map<String, Object> meta, boolean enabled) {
        Entry entry = new Entry("metrics", measure.name(), tree, tree.plain(), model.packageName(), model.path());
        Identity id = Entries.id(entry, ResourceType.METRIC);
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        asked.put("enabled", enabled);
        asked.put("meta", meta);
        Settled settled = settled(entry, id, asked);
        Metric metric = MetricReader.of(measure, settled.config().map("meta"));
        keep(metrics, new Declared(settled.semantic(id, metric, Uses.NOTHING, List.of()), tree));
    }

    private void metric(Entry entry) {
        Identity id = Entries.id(entry, ResourceType.METRIC);
        Settled settled = settled(entry, id, entry.map("config"));
        Metric metric = new MetricReader(described(entry), settled.config().map("meta")).read(entry.tree());
        List<String> tags = Values.texts(entry.values().get("tags"));
        keep(metrics, new Declared(settled.semantic(id, metric, Uses.NOTHING, tags), entry.tree()));
    }

    private void query(Entry entry) {
        Identity id = Entries.id(entry, ResourceType.SAVED_QUERY);
        Settled settled = settled(entry, id, entry.map("config"));
        SavedQuery.Target standard = new SavedQuery.Target(
                null,
                parsing.project().target().schema(),
                null,
                parsing.project().target().database());
        SavedQuery query = new SavedQueryReader(described(entry), settled.config(), standard).read(entry.tree());
        Set<String> tags = new TreeSet<>(Values.texts(entry.values().get("tags")));
        tags.addAll(settled.config().texts("tags"));
        keep(queries, new Declared(settled.semantic(id, query, Uses.NOTHING, List.copyOf(tags)), entry.tree()));
    }

    private void keep(Map<String, Declared> all, Declared declared) {
        if (declared.semantic().config().enabled()) {
            add(all, declared);
        } else {
            disabled.add(declared);
        }
    }

    private static void add(Map<String, Declared> all, Declared declared) {
        Declared before = all.putIfAbsent(declared.semantic().uniqueId(), declared);
        if (before != null) {
            Semantic semantic = declared.semantic();
            throw Problem.user("there are two " + semantic.type().word().replace('_', ' ') + "s named `"
                            + semantic.name() + "`; the other is at `" + before.where() + "`")
                    .at(declared.where())
                    .hint("rename one of them")
                    .exception();
        }
    }

    private static Declared resolved(Declared declared, MetricGraph graph) {
        SavedQuery query = (SavedQuery) declared.semantic().definition();
        Set<String> ids = new LinkedHashSet<>();
        for (String metric : query.queryParams().metrics()) {
            Declared found = graph.find(declared, metric)
                    .orElseThrow(() -> Problem.user("`" + declared.semantic().uniqueId()
                                    + "` depends on a metric named `" + metric + "` which was not found")
                            .at(declared.at("query_params", "metrics"))
                            .exception());
            ids.add(found.semantic().uniqueId());
        }
        return declared.with(declared.semantic().with(query, List.copyOf(ids)));
    }
}
