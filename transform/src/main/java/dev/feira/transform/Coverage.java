package dev.feira.transform;

import dev.feira.transform.graph.Graph;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a command with its selection runs, and what it leaves out.
public final class Coverage {
    private static final Set<ResourceType> RELATIONS =
            Set.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);
    private static final Set<ResourceType> TESTS = Set.of(ResourceType.TEST, ResourceType.UNIT_TEST);

    private final Manifest manifest;
    private final Verb verb;
    private final List<Resource> chosen;

    Coverage(Manifest manifest, Verb verb, List<Resource> chosen) {
        this.manifest = manifest;
        this.verb = verb;
        this.chosen = chosen;
    }

    /// Unique ids of the models, seeds and snapshots that the command makes anew.
    public Set<String> makes() {
        return verb.makes() ? ids(chosen.stream().filter(it -> RELATIONS.contains(it.type()))) : Set.of();
    }

    /// What must be built for all that stands on these tables, and for these nodes, and is not in the command: models,
    /// seeds and snapshots, and the tests of them. In the project's order.
    ///
    /// @param schema where the tables are
    /// @param nodes unique ids; those that are no longer in the project are passed over
    public List<Left> without(String schema, Set<String> tables, Set<String> nodes) {
        Graph graph = Graph.of(manifest);
        Set<String> needed = new LinkedHashSet<>(nodes);
        manifest.sources().values().stream()
                .filter(source -> isOneOf(source, schema, tables))
                .forEach(source -> needed.addAll(graph.descendants(source.uniqueId(), Graph.ALL)));
        Set<String> relations = ids(manifest.resources()
                .filter(it -> RELATIONS.contains(it.type()))
                .filter(it -> needed.contains(it.uniqueId())));
        return left(it ->
                relations.contains(it.uniqueId()) || it.dependsOn().stream().anyMatch(relations::contains));
    }

    /// What the command leaves out of the whole project.
    public List<Left> withoutAny() {
        return left(it -> true);
    }

    /// A node that a command leaves out.
    public record Left(String kind, String name) {}

    private List<Left> left(Predicate<Resource> needed) {
        Set<String> covered = ids(chosen.stream());
        return manifest.resources()
                .filter(it -> RELATIONS.contains(it.type()) || TESTS.contains(it.type()))
                .filter(it -> it.config().enabled())
                .filter(needed)
                .filter(it -> !covered.contains(it.uniqueId()))
                .map(it -> new Left(it.type().word().replace('_', ' '), it.name()))
                .toList();
    }

    // DuckDB's names know no case.
    private static boolean isOneOf(Source source, String schema, Set<String> tables) {
        String identifier = source.relation().identifier();
        return schema.equalsIgnoreCase(source.relation().schema())
                && tables.stream().anyMatch(table -> lower(table).equals(lower(identifier)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Set<String> ids(Stream<Resource> resources) {
        return resources.map(Resource::uniqueId).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
