package dev.feira.transform.graph;

import java.util.LinkedHashSet;
import java.util.Set;

/// What a piece of a selection means: nodes for sure, and tests that come along if all their nodes do.
record Chosen(Set<String> sure, Set<String> tests) {
    static Chosen nothing() {
        return new Chosen(Set.of(), Set.of());
    }

    Chosen or(Chosen other) {
        Set<String> all = new LinkedHashSet<>(sure);
        all.addAll(other.sure);
        Set<String> more = new LinkedHashSet<>(tests);
        more.addAll(other.tests);
        return new Chosen(all, more);
    }

    Chosen and(Chosen other) {
        Set<String> both = new LinkedHashSet<>(sure);
        both.retainAll(other.sure);
        Set<String> more = new LinkedHashSet<>(tests);
        more.retainAll(other.tests);
        return new Chosen(both, more);
    }

    Chosen without(Chosen other) {
        Set<String> rest = new LinkedHashSet<>(sure);
        rest.removeAll(other.sure);
        Set<String> more = new LinkedHashSet<>(tests);
        more.removeAll(other.tests);
        return new Chosen(rest, more);
    }
}
