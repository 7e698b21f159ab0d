package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Signature;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `api.Relation`: makes relations, and names their types.
final class RelationApi implements PyObject, Callable {
    private static final Signature CREATE = Signature.of(
            "create", 0, "database", "schema", "identifier", "type", "quote_policy", "include_policy", "limit");
    private static final Set<String> TYPES =
            Set.of("Table", "View", "CTE", "External", "MaterializedView", "Ephemeral");

    @Override
    public Object call(Arguments arguments) {
        return create(arguments);
    }

    static Relation create(Arguments arguments) {
        Bound bound = CREATE.bind(arguments);
        Relation relation =
                Relation.of(text(bound, 0), text(bound, 1), text(bound, 2)).type(text(bound, 3));
        if (bound.has(4) && bound.object(4) instanceof Map<?, ?> parts) {
            relation = relation.quote(Relation.policy(Policy.ALL, parts));
        }
        if (bound.has(5) && bound.object(5) instanceof Map<?, ?> parts) {
            relation = relation.include(Relation.policy(Policy.ALL, parts));
        }
        return relation;
    }

    private static @Nullable String text(Bound bound, int index) {
        return bound.has(index) ? Relation.textOrNull(bound.object(index)) : null;
    }

    @Override
    public @Nullable Object attribute(String name) {
        if (TYPES.contains(name)) {
            return name.equals("MaterializedView") ? "materialized_view" : name.toLowerCase(Locale.ROOT);
        }
        return switch (name) {
            case "create" -> (Callable) RelationApi::create;
            case "scd_args" -> (Callable) ScdArguments::call;
            case "quote_character" -> "\"";
            default -> null;
        };
    }

    @Override
    public String repr() {
        return "<class 'DuckDBRelation'>";
    }
}
