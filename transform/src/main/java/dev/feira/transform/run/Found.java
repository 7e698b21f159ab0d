package dev.feira.transform.run;

import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.ResourceType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How many there are of each kind in a project, as dbt says it at the beginning.
public final class Found {
    private Found() {}

    public static String in(Manifest manifest) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (Node node : manifest.nodes().values()) {
            kinds.merge(noun(node.type()), 1, Integer::sum);
        }
        kinds.put("source", manifest.sources().size());
        kinds.put("exposure", manifest.exposures().size());
        kinds.put("metric", manifest.metrics().size());
        kinds.put("macro", manifest.macros().size());
        kinds.put("group", manifest.groups().size());
        kinds.put("semantic model", manifest.semanticModels().size());
        kinds.put("saved query", manifest.savedQueries().size());
        kinds.put("unit test", manifest.unitTests().size());
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> Summary.number(kind.getValue(), kind.getKey()))
                .collect(Collectors.joining(", ", "Found ", ""));
    }

    private static String noun(ResourceType type) {
        return type == ResourceType.TEST ? "data test" : type.word();
    }
}
