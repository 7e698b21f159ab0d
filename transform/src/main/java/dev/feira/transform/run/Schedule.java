package dev.feira.transform.run;

import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.UnitTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;

/// Who may run now and who must wait. Nodes that are not run (not selected, ephemeral) still pass order on: of
/// `a → b → c` without `b`, `c` waits for `a`. Used by one thread.
final class Schedule {
    private final Map<String, Resource> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> waitsFor = new HashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();
    private final Map<String, Integer> rank = new HashMap<>();
    private final PriorityQueue<String> ready =
            new PriorityQueue<>(Comparator.comparing((String id) -> rank.getOrDefault(id, 0)));

    /// @param chosen the nodes to run
    /// @param testsBlock whether what descends from tested nodes waits for their tests (`build`)
    Schedule(Manifest manifest, Collection<? extends Resource> chosen, boolean testsBlock) {
        chosen.forEach(node -> nodes.put(node.uniqueId(), node));
        nodes.keySet().forEach(id -> waitsFor.put(id, direct(manifest, id)));
        unitTestsFirst(testsBlock);
        if (testsBlock) {
            testsFirst();
        }
        waitsFor.forEach((id, others) -> others.forEach(other ->
                before.computeIfAbsent(other, absent -> new LinkedHashSet<>()).add(id)));
        rankAll();
        waitsFor.forEach((id, others) -> {
            if (others.isEmpty()) {
                ready.add(id);
            }
        });
    }

    /// The chosen nodes that this one reads, by way of nodes that are not chosen too.
    private Set<String> direct(Manifest manifest, String id) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(dependencies(manifest, id));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (nodes.containsKey(next)) {
                found.add(next);
            } else {
                open.addAll(dependencies(manifest, next));
            }
        }
        found.remove(id);
        return found;
    }

    private static List<String> dependencies(Manifest manifest, String id) {
        return manifest.find(id).map(Resource::dependsOn).orElse(List.of());
    }

    /// A unit test runs before its model, after what the model reads: the types of its inputs are asked there.
    private void unitTestsFirst(boolean block) {
        for (Resource node : nodes.values()) {
            if (node instanceof UnitTest test) {
                Set<String> mine = waits(test.uniqueId());
                for (String tested : List.copyOf(mine)) {
                    if (block && node(tested).name().equals(test.model())) {
                        mine.remove(tested);
                        mine.addAll(withoutUnitTests(waits(tested)));
                        waits(tested).add(test.uniqueId());
                    }
                }
            }
        }
    }

    private List<String> withoutUnitTests(Set<String> ids) {
        return ids.stream()
                .filter(id -> node(id).type() != ResourceType.UNIT_TEST)
                .toList();
    }

    /// A node waits for the data tests of everything it descends from, if it descends from all that a test reads.
    private void testsFirst() {
        Map<String, List<String>> testsOf = new HashMap<>();
        for (Resource node : nodes.values()) {
            if (node.type() == ResourceType.TEST) {
                waits(node.uniqueId())
                        .forEach(read -> testsOf.computeIfAbsent(read, absent -> new ArrayList<>())
                                .add(node.uniqueId()));
            }
        }
        Map<String, Set<String>> ancestors = new HashMap<>();
        Map<String, Set<String>> added = new HashMap<>();
        for (Resource node : nodes.values()) {
            if (!Nodes.isTest(node)) {
                added.put(node.uniqueId(), blocking(node.uniqueId(), testsOf, ancestors));
            }
        }
        added.forEach((id, tests) -> waits(id).addAll(tests));
    }

    private Set<String> blocking(String id, Map<String, List<String>> testsOf, Map<String, Set<String>> ancestors) {
        Set<String> tests = new LinkedHashSet<>();
        for (String parent : waits(id)) {
            for (String test : testsOf.getOrDefault(parent, List.of())) {
                if (ancestors(id, ancestors).containsAll(waits(test))) {
                    tests.add(test);
                }
            }
        }
        return tests;
    }

    private Set<String> ancestors(String id, Map<String, Set<String>> known) {
        Set<String> found = known.get(id);
        if (found == null) {
            found = new HashSet<>();
            for (String parent : waits(id)) {
                found.add(parent);
                found.addAll(ancestors(parent, known));
            }
            known.put(id, found);
        }
        return found;
    }

    /// First by the distance from the beginning of the graph, then by unique id.
    private void rankAll() {
        Map<String, Integer> levels = new HashMap<>();
        List<String> order = new ArrayList<>(nodes.keySet());
        order.forEach(id -> level(id, levels));
        order.sort(
                Comparator.comparing((String id) -> levels.getOrDefault(id, 0)).thenComparing(id -> id));
        for (int i = 0; i < order.size(); i++) {
            rank.put(order.get(i), i);
        }
    }

    private int level(String id, Map<String, Integer> levels) {
        Integer known = levels.get(id);
        if (known != null) {
            return known;
        }
        int level = 0;
        for (String other : waits(id)) {
            level = Math.max(level, level(other, levels) + 1);
        }
        levels.put(id, level);
        return level;
    }

    private Set<String> waits(String id) {
        return Objects.requireNonNull(waitsFor.get(id));
    }

    private Resource node(String id) {
        return Objects.requireNonNull(nodes.get(id));
    }

    int size() {
        return nodes.size();
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /// The next node that waits for nothing.
    Resource take() {
        return node(ready.remove());
    }

    /// The node is through; who waited for it alone becomes ready.
    void done(String id) {
        for (String follower : before.getOrDefault(id, Set.of())) {
            Set<String> waiting = waits(follower);
            if (waiting.remove(id) && waiting.isEmpty()) {
                ready.add(follower);
            }
        }
    }

    /// All that descend from the node.
    Set<String> descendants(String id) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(before.getOrDefault(id, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                open.addAll(before.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }
}
