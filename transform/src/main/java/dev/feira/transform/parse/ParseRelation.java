package dev.feira.transform.parse;

import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyObject;
import dev.feira.transform.manifest.RelationName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands for a relation while nothing is executed: its name, and methods that change nothing.
record ParseRelation(RelationName name) implements PyObject {
    private static final Set<String> METHODS = Set.of(
            "include",
            "quote",
            "incorporate",
            "without_identifier",
            "replace_path",
            "information_schema",
            "add_ephemeral_prefix");

    @Override
    public @Nullable Object attribute(String attribute) {
        return switch (attribute) {
            case "database" -> orNone(name.database());
            case "schema" -> orNone(name.schema());
            case "identifier", "name", "table" -> name.identifier();
            case "type" -> None.NONE;
            case "is_view", "is_table", "is_cte", "is_materialized_view" -> false;
            case "render" -> (Callable) arguments -> str();
            default -> METHODS.contains(attribute) ? (Callable) arguments -> this : null;
        };
    }

    @Override
    public String str() {
        return name.rendered() == null ? name.identifier() : name.rendered();
    }

    @Override
    public String repr() {
        return "<Relation " + str() + ">";
    }

    private static Object orNone(@Nullable String text) {
        return text == null ? None.NONE : text;
    }
}
