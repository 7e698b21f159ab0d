package dev.feira.agent.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The syntax tree of a statement as `json_serialize_sql` gives it.
public final class Statement {
    private final JsonNode tree;
    private final Set<String> tables;
    private final Set<String> named = new HashSet<>();

    /// Over a tree.
    ///
    /// @param tables that may be read, as `schema.table` in lower case
    public Statement(JsonNode tree, Set<String> tables) {
        this.tree = tree;
        this.tables = tables;
    }

    /// Why it must not run; empty when it may.
    public Optional<String> refusal() {
        if (tree.path("error").asBoolean(true)) {
            String said = tree.path("error_message").asText("it cannot be read");
            return Optional.of(
                    tree.path("error_type").asText().equals("not implemented")
                            ? "it is no SELECT"
                            : "it cannot be read: " + said);
        }
        if (tree.path("statements").size() != 1) {
            return Optional.of("it is " + tree.path("statements").size() + " statements and not one");
        }
        names(tree);
        return problem(tree);
    }

    /// Names of common table expressions are tables of the statement's own.
    private void names(JsonNode node) {
        node.path("cte_map").path("map").forEach(entry -> named.add(lower(entry.path("key"))));
        node.forEach(this::names);
    }

    private Optional<String> problem(JsonNode node) {
        if (node.isObject()) {
            Optional<String> own = own(node);
            if (own.isPresent()) {
                return own;
            }
        }
        for (JsonNode below : node) {
            Optional<String> deeper = problem(below);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    private Optional<String> own(JsonNode node) {
        String type = node.path("type").asText();
        if (node.has("class")) {
            return expression(node);
        }
        if (node.has("cte_map") && !Allowed.QUERIES.contains(type)) {
            return Optional.of("`" + type + "` is not allowed");
        }
        boolean source = node.has("alias") && node.has("sample");
        if (source && !Allowed.SOURCES.contains(type)) {
            return Optional.of("`" + type + "` is not allowed as a source of rows");
        }
        if (node.hasNonNull("sample") || node.hasNonNull("at_clause")) {
            return Optional.of("samples and versions of a table are not allowed");
        }
        return type.equals("BASE_TABLE") ? table(node) : Optional.empty();
    }

    private Optional<String> table(JsonNode node) {
        String schema = lower(node.path("schema_name"));
        String name = lower(node.path("table_name"));
        if (!node.path("catalog_name").asText().isEmpty()) {
            return Optional.of("a table is named without its catalog");
        }
        boolean own = schema.isEmpty() && named.contains(name);
        return own || tables.contains(schema + "." + name)
                ? Optional.empty()
                : Optional.of("the table `" + (schema.isEmpty() ? name : schema + "." + name) + "` is not to be read");
    }

    private static Optional<String> expression(JsonNode node) {
        String kind = node.path("class").asText();
        if (!Allowed.EXPRESSIONS.contains(kind)) {
            return Optional.of("`" + kind + "` is not allowed in an expression");
        }
        if (kind.equals("STAR") && node.path("columns").asBoolean()) {
            return Optional.of("`columns(…)` is not allowed");
        }
        if (!node.has("function_name")) {
            return Optional.empty();
        }
        String name = lower(node.path("function_name"));
        if (!node.path("schema").asText().isEmpty()
                || !node.path("catalog").asText().isEmpty()) {
            return Optional.of("the function `" + name + "` is named with a schema");
        }
        return Allowed.FUNCTIONS.contains(name)
                ? Optional.empty()
                : Optional.of("the function `" + name + "` is not allowed");
    }

    private static String lower(JsonNode text) {
        return text.asText().toLowerCase(Locale.ROOT);
    }
}
