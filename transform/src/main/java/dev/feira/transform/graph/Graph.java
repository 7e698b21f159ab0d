package dev.feira.transform.graph;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who stands on whom, by unique id. Without cycles: a project with one does not get this far.
public final class Graph {
    /// Any number of steps.
    public static final int ALL = Integer.MAX_VALUE;

    private final Map<String, Set<String>> parents = new LinkedHashMap<>();
    private final Map<String, Set<String>> children = new LinkedHashMap<>();

    private Graph() {}

    public static Graph of(Manifest manifest) {
        Graph graph = new Graph();
        manifest.resources().forEach(resource -> graph.add(resource.uniqueId()));
        manifest.resources().forEach(resource -> resource.dependsOn().forEach(on -> graph.link(on, resource)));
        graph.refuseCycles(manifest);
        return graph;
    }

    private void add(String id) {
        parents.put(id, new LinkedHashSet<>());
        children.put(id, new LinkedHashSet<>());
    }

    private void link(String parent, Resource child) {
        if (parents.containsKey(parent)) {
            parents.getOrDefault(child.uniqueId(), Set.of()).add(parent);
            children.getOrDefault(parent, Set.of()).add(child.uniqueId());
        }
    }

    public Set<String> ids() {
        return parents.keySet();
    }

    public Set<String> parents(String id) {
        return parents.getOrDefault(id, Set.of());
    }

    public Set<String> children(String id) {
        return children.getOrDefault(id, Set.of());
    }

    /// Those that `id` stands on, up to `depth` steps away; without itself.
    public Set<String> ancestors(String id, int depth) {
        return reached(id, depth, parents);
    }

    /// Those that stand on `id`, up to `depth` steps away; without itself.
    public Set<String> descendants(String id, int depth) {
        return reached(id, depth, children);
    }

    private static Set<String> reached(String start, int depth, Map<String, Set<String>> edges) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> front = Set.of(start);
        for (int step = 0; step < depth && !front.isEmpty(); step++) {
            Set<String> next = new LinkedHashSet<>();
            for (String id : front) {
                for (String other : edges.getOrDefault(id, Set.of())) {
                    if (seen.add(other)) {
                        next.add(other);
                    }
                }
            }
            front = next;
        }
        seen.remove(start);
        return seen;
    }

    /// The given ids with parents before children; among equals, as given.
    public List<String> inOrder(Collection<String> ids) {
        Map<String, Integer> waiting = new HashMap<>();
        parents.forEach((id, on) -> waiting.put(id, on.size()));
        Deque<String> ready = new ArrayDeque<>();
        parents.keySet().stream().filter(id -> parents(id).isEmpty()).forEach(ready::add);
        Set<String> wanted = new LinkedHashSet<>(ids);
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String id = ready.remove();
            if (wanted.contains(id)) {
                order.add(id);
            }
            for (String child : children(id)) {
                if (waiting.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        return order;
    }

    public Map<String, List<String>> parentMap() {
        return sorted(parents);
    }

    public Map<String, List<String>> childMap() {
        return sorted(children);
    }

    private static Map<String, List<String>> sorted(Map<String, Set<String>> edges) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        edges.forEach((id, others) -> map.put(id, others.stream().sorted().toList()));
        return map;
    }

    private void refuseCycles(Manifest manifest) {
        Set<String> ordered = new LinkedHashSet<>(inOrder(parents.keySet()));
        parents.keySet().stream()
                .filter(id -> !ordered.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    List<String> cycle = cycle(id, ordered);
                    throw Problem.user(
                                    "the models stand on each other in a circle: `" + String.join("` → `", cycle) + "`")
                            .at(Location.of(manifest.find(cycle.getFirst())
                                    .map(resource -> resource.id().originalFilePath())
                                    .orElse("")))
                            .hint("take one of these references out")
                            .exception();
                });
    }

    /// Walks against the arrows, among those in circles only, until a node comes again.
    private List<String> cycle(String start, Set<String> ordered) {
        List<String> way = new ArrayList<>();
        String id = start;
        while (!way.contains(id)) {
            way.add(id);
            id = parents(id).stream()
                    .filter(parent -> !ordered.contains(parent))
                    .findFirst()
                    .orElse(start);
        }
        List<String> cycle = new ArrayList<>(way.subList(way.indexOf(id), way.size()));
        cycle.add(id);
        return cycle.reversed();
    }
}
