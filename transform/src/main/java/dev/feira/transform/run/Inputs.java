package dev.feira.transform.run;

import dev.feira.transform.adapter.Relation;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a node's `ref()` and `source()` give it to read: relations, and for ephemeral models the name of a query that
/// is put into the node's own. One node, one instance.
class Inputs {
    private static final Set<ResourceType> EMPTIED = Set.of(ResourceType.MODEL, ResourceType.SNAPSHOT);

    private final Map<String, String> ctes = new LinkedHashMap<>();
    private final boolean emptied;

    /// @param emptied whether inputs are read without rows (`--empty`)
    Inputs(boolean emptied) {
        this.emptied = emptied;
    }

    static Inputs of(Workshop workshop, Node node) {
        return new Inputs(workshop.empty() && EMPTIED.contains(node.type()));
    }

    /// The queries to put into the node's own, by name, in the order of their dependencies.
    Map<String, String> ctes() {
        return ctes;
    }

    /// Values that stand in place of macros, by name.
    Map<String, ?> macros() {
        return Map.of();
    }

    Map<String, @Nullable Object> vars(Workshop workshop, Node node) {
        return workshop.project()
                .vars(node.packageName(), workshop.occasion().invocation().vars());
    }

    Relation ref(NodeSpace space, Node target) {
        if (!Nodes.isEphemeral(target)) {
            return seen(Relation.of(target.relation()));
        }
        String name = cteName(target.name());
        Ephemerals.Compiled compiled = space.workshop().ephemerals().of(space.workshop(), target, space.connection());
        ctes.putAll(compiled.before());
        ctes.put(name, compiled.sql());
        return Relation.cte(name);
    }

    Relation source(NodeSpace space, Source target) {
        return seen(Relation.of(target.relation()));
    }

    private Relation seen(Relation relation) {
        return emptied ? relation.limit(0L) : relation;
    }

    static String cteName(String model) {
        return "__dbt__cte__" + model;
    }
}
