package dev.feira.warehouse;

import java.util.Set;

/// What the work file holds and the published generation does not.
///
/// @param everything nothing was published from this work file yet, so that nothing may be taken for the same
/// @param tables of `raw_data`, loaded with another snapshot since
/// @param nodes by unique id, made anew since by a command that published nothing
public record Unpublished(boolean everything, Set<String> tables, Set<String> nodes) {
    public Unpublished {
        tables = Set.copyOf(tables);
        nodes = Set.copyOf(nodes);
    }
}
