package dev.feira.agent.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The plan of a statement as `json_serialize_plan` gives it: whatever its names looked like, here stands what they
/// came to
/// mean, views opened up.
public final class BoundTables {
    private final JsonNode plan;
    private final Set<String> tables;

    /// Over a plan.
    ///
    /// @param tables that may be read, as `schema.table` in lower case
    public BoundTables(JsonNode plan, Set<String> tables) {
        this.plan = plan;
        this.tables = tables;
    }

    /// Why it must not run; empty when it may.
    public Optional<String> refusal() {
        if (plan.path("error").asBoolean(true)) {
            return Optional.of(plan.path("error_message").asText("its plan cannot be read"));
        }
        return problem(plan);
    }

    private Optional<String> problem(JsonNode node) {
        if (node.path("type").asText().equals("LOGICAL_GET")) {
            Optional<String> own = scan(node);
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

    private Optional<String> scan(JsonNode get) {
        JsonNode data = get.path("function_data");
        String table = (data.path("schema").asText() + "." + data.path("table").asText()).toLowerCase(Locale.ROOT);
        JsonNode function = get.path("qname").path("path");
        boolean plain = function.size() > 0
                && function.get(function.size() - 1).asText().equals("seq_scan");
        if (!plain) {
            return Optional.of("it reads from something else than a table");
        }
        return tables.contains(table) ? Optional.empty() : Optional.of("the table `" + table + "` is not to be read");
    }
}
