package dev.feira.transform.semantic;

import static dev.feira.transform.semantic.SemanticRules.broken;

import dev.feira.core.Nearest;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.transform.SavedQuery;
import dev.feira.transform.SemanticReference;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What must hold for one saved query.
final class SavedQueryRules {
    private final Declared declared;
    private final SavedQuery query;
    private final Set<String> metrics;
    private final Set<String> groupable;

    SavedQueryRules(Declared declared, SavedQuery query, Set<String> metrics, Set<String> groupable) {
        this.declared = declared;
        this.query = query;
        this.metrics = metrics;
        this.groupable = groupable;
    }

    void check() {
        SavedQuery.QueryParams params = query.queryParams();
        Set<SemanticReference> listed = new HashSet<>();
        for (String metric : params.metrics()) {
            if (!metrics.contains(metric)) {
                throw unknown("metrics", "`" + metric + "` is not a valid metric name.", metric, metrics);
            }
            listed.add(SemanticReference.parse("Metric('" + metric + "')"));
        }
        for (String item : params.groupBy()) {
            SemanticReference reference = reference("group_by", item);
            if (!groupable.contains(reference.element())) {
                throw unknown(
                        "group_by", "`" + item + "` is not a valid group-by name.", reference.element(), groupable);
            }
            listed.add(reference);
        }
        for (String item : params.orderBy()) {
            if (!listed.contains(reference("order_by", item))) {
                throw broken(
                        item + " does not match any of the listed metrics or group-by items.",
                        declared.at("query_params", "order_by"));
            }
        }
        if (params.limit() != null && params.limit() < 0) {
            throw broken(
                    "Invalid limit value: " + params.limit() + " (should be >= 0)",
                    declared.at("query_params", "limit"));
        }
        Optional.ofNullable(params.where()).ifPresent(where -> where.templates().forEach(this::condition));
    }

    private void condition(String template) {
        try {
            SemanticReference.pieces(template);
        } catch (ProblemException wrong) {
            throw broken(
                    "the condition `" + template + "` of saved query `" + query.name() + "` cannot be read: "
                            + wrong.problem().message(),
                    declared.at("query_params", "where"));
        }
    }

    private SemanticReference reference(String key, String call) {
        try {
            return SemanticReference.parse(call);
        } catch (ProblemException wrong) {
            throw wrong.problem().at(declared.at("query_params", key)).exception();
        }
    }

    private RuntimeException unknown(String key, String message, String name, Set<String> there) {
        return Problem.user(message)
                .at(declared.at("query_params", key))
                .hint(Nearest.to(name, there)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("check the name, or define it"))
                .exception();
    }
}
