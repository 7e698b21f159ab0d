package dev.feira.transform.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything a project consists of, resolved and checked; all maps by unique id, in the order of parsing.
///
/// @param disabled resources switched off by configuration; one id may name several
/// @param selectors the definitions of selectors.yml, as written
public record Manifest(
        Metadata metadata,
        Map<String, Node> nodes,
        Map<String, Source> sources,
        Map<String, Macro> macros,
        Map<String, Doc> docs,
        Map<String, Exposure> exposures,
        Map<String, Semantic> metrics,
        Map<String, Group> groups,
        Map<String, Object> selectors,
        Map<String, List<Resource>> disabled,
        Map<String, Semantic> savedQueries,
        Map<String, Semantic> semanticModels,
        Map<String, UnitTest> unitTests) {

    /// Of what and for whom this manifest was made.
    public record Metadata(
            String projectName,
            String adapterType,
            String invocationId,
            String generatedAt,
            Map<String, @Nullable Object> quoting) {}

    /// All that stands in the graph.
    public Stream<Resource> resources() {
        List<Stream<? extends Resource>> kinds = new ArrayList<>(List.of(
                nodes.values().stream(),
                sources.values().stream(),
                exposures.values().stream(),
                metrics.values().stream()));
        kinds.add(semanticModels.values().stream());
        kinds.add(savedQueries.values().stream());
        kinds.add(unitTests.values().stream());
        return kinds.stream().flatMap(kind -> kind);
    }

    /// The resource of that unique id.
    public Optional<Resource> find(String uniqueId) {
        for (Map<String, ? extends Resource> kind :
                List.of(nodes, sources, exposures, metrics, semanticModels, savedQueries, unitTests)) {
            Resource found = kind.get(uniqueId);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
