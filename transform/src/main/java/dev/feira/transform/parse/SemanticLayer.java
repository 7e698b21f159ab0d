package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.manifest.Semantic;
import dev.feira.transform.manifest.Uses;
import java.util.List;
import java.util.Map;

/// What the project's semantic layer consists of, by unique id.
record SemanticLayer(
        Map<String, Semantic> models,
        Map<String, Semantic> metrics,
        Map<String, Semantic> savedQueries,
        List<Semantic> disabled) {

    /// Unique ids of the metrics that something mentions.
    List<String> metrics(Uses uses, Location where) {
        return uses.metrics().stream().map(words -> find(words, where)).toList();
    }

    private String find(List<String> words, Location where) {
        String name = words.getLast();
        return metrics.values().stream()
                .filter(metric -> metric.name().equals(name))
                .filter(metric -> words.size() < 2 || metric.packageName().equals(words.getFirst()))
                .findFirst()
                .map(Semantic::uniqueId)
                .orElseThrow(() -> Problem.user("there is no metric named `" + String.join(".", words) + "`")
                        .at(where)
                        .hint(Hints.meant(
                                name,
                                metrics.values().stream().map(Semantic::name).toList()))
                        .exception());
    }
}
