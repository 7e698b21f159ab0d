package dev.feira.transform;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which nodes the user means, in the words of the command line.
///
/// @param select union of these; empty: everything
/// @param selector name of an entry in selectors.yml
/// @param resourceTypes `--resource-type`, dbt's names; empty: those of the command
/// @param state folder with an earlier manifest.json (and run_results.json)
public record Selection(
        List<String> select,
        List<String> exclude,
        Optional<String> selector,
        Set<String> resourceTypes,
        Set<String> excludeResourceTypes,
        Indirect indirect,
        Optional<Path> state) {
    /// Which tests a selected node brings along.
    public enum Indirect {
        /// Those that touch any selected node.
        EAGER,
        /// Those whose nodes are all selected.
        CAUTIOUS,
        /// Those whose nodes are all selected or ancestors of selected ones.
        BUILDABLE,
        /// None.
        EMPTY
    }

    public static final Selection ALL = of();

    public static Selection of(String... select) {
        return new Selection(
                List.of(select), List.of(), Optional.empty(), Set.of(), Set.of(), Indirect.EAGER, Optional.empty());
    }

    /// As `ls` reads it: without a word about types, analyses are left out; `all` brings everything.
    Selection listed() {
        if (resourceTypes.contains("all")) {
            return new Selection(select, exclude, selector, Set.of(), excludeResourceTypes, indirect, state);
        }
        if (resourceTypes.isEmpty() || resourceTypes.contains("default")) {
            Set<String> left = new HashSet<>(excludeResourceTypes);
            left.add("analysis");
            return new Selection(select, exclude, selector, Set.of(), left, indirect, state);
        }
        return this;
    }

    public Selection exclude(String... others) {
        return new Selection(select, List.of(others), selector, resourceTypes, excludeResourceTypes, indirect, state);
    }

    public Selection resourceTypes(String... types) {
        return new Selection(select, exclude, selector, Set.of(types), excludeResourceTypes, indirect, state);
    }

    public Selection indirect(Indirect mode) {
        return new Selection(select, exclude, selector, resourceTypes, excludeResourceTypes, mode, state);
    }

    public Selection state(Path folder) {
        return new Selection(
                select, exclude, selector, resourceTypes, excludeResourceTypes, indirect, Optional.of(folder));
    }
}
