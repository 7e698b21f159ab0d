package dev.feira.transform.graph;

import dev.feira.transform.Selection;
import dev.feira.transform.Selection.Indirect;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Finds the nodes that a [Selection] means.
public final class Selector {
    private final Manifest manifest;
    private final Graph graph;
    private final NamedSelectors named;
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    /// Over a manifest whose named selectors stand in its `selectors`.
    public Selector(Manifest manifest, Graph graph) {
        this.manifest = manifest;
        this.graph = graph;
        this.named = new NamedSelectors(manifest.selectors(), this);
        manifest.resources()
                .filter(resource -> resource.type() != ResourceType.OPERATION)
                .forEach(resource -> resources.put(resource.uniqueId(), resource));
    }

    /// Unique ids in the manifest's order.
    public Set<String> select(Selection selection) {
        Optional<Earlier> earlier = selection.state().map(Earlier::read);
        Optional<String> selector = selection.selector().or(() -> standard(selection));
        Chosen included = selector.isPresent()
                ? named.find(selector.get(), selection.indirect(), earlier)
                : union(selection.select(), selection.indirect(), earlier, everything());
        Chosen excluded = union(selection.exclude(), selection.indirect(), earlier, Chosen.nothing());
        Chosen rest = included.without(excluded);
        Set<String> chosen = withTests(rest, selection.indirect());
        chosen.removeAll(excluded.sure());
        return ordered(chosen, selection);
    }

    /// The selector that counts when nothing is said at all.
    private Optional<String> standard(Selection selection) {
        boolean silent = selection.select().isEmpty() && selection.exclude().isEmpty();
        return silent ? named.standard() : Optional.empty();
    }

    private Set<String> ordered(Set<String> chosen, Selection selection) {
        return resources.values().stream()
                .filter(resource -> chosen.contains(resource.uniqueId()))
                .filter(resource -> wanted(resource, selection))
                .map(Resource::uniqueId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean wanted(Resource resource, Selection selection) {
        String type = resource.type().word();
        return (selection.resourceTypes().isEmpty() || selection.resourceTypes().contains(type))
                && !selection.excludeResourceTypes().contains(type);
    }

    private Chosen everything() {
        return new Chosen(new LinkedHashSet<>(resources.keySet()), Set.of());
    }

    /// Words are separated by blanks, whether in one argument or several; each may be an intersection.
    Chosen union(List<String> words, Indirect indirect, Optional<Earlier> earlier, Chosen otherwise) {
        Chosen all = Chosen.nothing();
        boolean any = false;
        for (String argument : words) {
            for (String word : argument.strip().split("\\s+", -1)) {
                if (!word.isEmpty()) {
                    all = all.or(intersection(word, indirect, earlier));
                    any = true;
                }
            }
        }
        return any ? all : otherwise;
    }

    private Chosen intersection(String word, Indirect indirect, Optional<Earlier> earlier) {
        Chosen all = null;
        for (String part : word.split(",", -1)) {
            Chosen one = criterion(Criterion.parse(part), indirect, earlier);
            all = all == null ? one : all.and(one);
        }
        return all == null ? Chosen.nothing() : all;
    }

    Chosen criterion(Criterion criterion, Indirect indirect, Optional<Earlier> earlier) {
        if (criterion.method().equals("selector")) {
            return named.find(criterion.value(), indirect, earlier);
        }
        Set<String> found = new LinkedHashSet<>();
        Predicate<Resource> predicate = predicate(criterion, earlier);
        resources.values().stream().filter(predicate).forEach(resource -> found.add(resource.uniqueId()));
        Set<String> family = family(criterion, found);
        return indirect == Indirect.EMPTY ? new Chosen(family, Set.of()) : withAdjacentTests(family, indirect);
    }

    private Predicate<Resource> predicate(Criterion criterion, Optional<Earlier> earlier) {
        return switch (criterion.method()) {
            case "state", "result", "source_status" ->
                Earlier.need(earlier, criterion.method()).predicate(criterion, manifest);
            default -> Method.of(criterion, manifest);
        };
    }

    private Set<String> family(Criterion criterion, Set<String> found) {
        Set<String> family = new LinkedHashSet<>(found);
        for (String id : found) {
            criterion.ancestors().ifPresent(depth -> family.addAll(graph.ancestors(id, depth)));
            criterion.descendants().ifPresent(depth -> family.addAll(graph.descendants(id, depth)));
            if (criterion.wholeFamily()) {
                Set<String> below = graph.descendants(id, Graph.ALL);
                family.addAll(below);
                below.forEach(each -> family.addAll(graph.ancestors(each, Graph.ALL)));
                family.addAll(graph.ancestors(id, Graph.ALL));
            }
        }
        family.retainAll(resources.keySet());
        return family;
    }

    private Chosen withAdjacentTests(Set<String> chosen, Indirect indirect) {
        Set<String> sure = new LinkedHashSet<>(chosen);
        Set<String> tests = new LinkedHashSet<>();
        Set<String> reach = reach(chosen, indirect);
        for (String id : chosen) {
            for (String child : graph.children(id)) {
                if (isTest(child)) {
                    boolean now = indirect == Indirect.EAGER || reach.containsAll(graph.parents(child));
                    (now ? sure : tests).add(child);
                }
            }
        }
        return new Chosen(sure, tests);
    }

    /// Tests whose nodes were chosen by different words come along in the end.
    private Set<String> withTests(Chosen chosen, Indirect indirect) {
        Set<String> all = new LinkedHashSet<>(chosen.sure());
        Set<String> reach = reach(chosen.sure(), indirect);
        chosen.tests().stream()
                .filter(test -> reach.containsAll(graph.parents(test)))
                .forEach(all::add);
        return all;
    }

    private Set<String> reach(Set<String> chosen, Indirect indirect) {
        Set<String> reach = new HashSet<>(chosen);
        if (indirect == Indirect.BUILDABLE) {
            chosen.forEach(id -> reach.addAll(graph.ancestors(id, Graph.ALL)));
        }
        return reach;
    }

    private boolean isTest(String id) {
        Resource resource = resources.get(id);
        return resource != null && (resource.type() == ResourceType.TEST || resource.type() == ResourceType.UNIT_TEST);
    }
}
