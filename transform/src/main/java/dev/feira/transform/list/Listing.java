package dev.feira.transform.list;

import dev.feira.transform.ListFormat;
import dev.feira.transform.artifacts.NodeJson;
import dev.feira.transform.context.PythonJson;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.Source;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line for each resource, in the order of unique ids.
public final class Listing {
    private static final List<String> KEYS = List.of(
            "alias",
            "name",
            "package_name",
            "depends_on",
            "tags",
            "config",
            "resource_type",
            "source_name",
            "original_file_path",
            "unique_id");

    private Listing() {}

    /// The lines that `ls` prints.
    ///
    /// @param keys of the JSON objects; none: dbt's usual ones
    public static List<String> of(Manifest manifest, Collection<String> ids, ListFormat format, List<String> keys) {
        return ids.stream()
                .sorted()
                .map(id -> manifest.find(id).orElseThrow())
                .map(resource -> switch (format) {
                    case SELECTOR -> selector(resource);
                    case NAME -> name(resource);
                    case PATH -> resource.id().originalFilePath();
                    case JSON -> json(resource, keys.isEmpty() ? KEYS : keys);
                })
                .toList();
    }

    private static String selector(Resource resource) {
        return switch (resource.type()) {
            case SOURCE ->
                "source:" + resource.packageName() + "." + ((Source) resource).sourceName() + "." + resource.name();
            case EXPOSURE, METRIC, SEMANTIC_MODEL, SAVED_QUERY, UNIT_TEST ->
                resource.type().word() + ":" + resource.packageName() + "." + resource.name();
            default -> String.join(".", resource.fqn());
        };
    }

    private static String name(Resource resource) {
        if (resource instanceof Source source) {
            return source.sourceName() + "." + source.name();
        }
        boolean versioned =
                resource instanceof Node node && node.detail() instanceof Detail.Model model && model.version() != null;
        return versioned ? resource.name() + "." + resource.fqn().getLast() : resource.name();
    }

    private static String json(Resource resource, List<String> keys) {
        Map<String, @Nullable Object> all = NodeJson.of(resource);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            if (keys.contains(key)) {
                shown.put(key, value);
            }
        });
        return PythonJson.write(shown, false);
    }
}
