package dev.feira.transform.parse;

import dev.feira.transform.manifest.ColumnInfo;
import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Properties;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads descriptions, columns and the like from schema entries.
final class PropertiesReader {
    private final Descriptions descriptions;

    PropertiesReader(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    Properties of(Draft draft, Config config) {
        Properties read = draft.entry().map(entry -> of(entry, config)).orElseGet(() -> of(config));
        return draft.detail() instanceof Detail.Operation hook
                ? Edits.described(
                        read,
                        "",
                        Stream.concat(Stream.of(hook.kind()), read.tags().stream())
                                .toList())
                : read;
    }

    private static Properties of(Config config) {
        return new Properties(
                "",
                List.of(),
                Map.of(),
                config.map("meta"),
                tags(config),
                config.text("group").orElse(null),
                docs(config),
                null);
    }

    Properties of(Entry entry, Config config) {
        Descriptions.Description description = description(entry.tree(), entry);
        return new Properties(
                description.text(),
                description.blocks(),
                columns(
                        entry,
                        entry.children("columns"),
                        Values.list(entry.values().get("columns"))),
                config.map("meta"),
                tags(entry, config),
                config.text("group").orElse(null),
                docs(config),
                entry.packageName() + "://" + entry.path());
    }

    Descriptions.Description description(Yaml.Mapping tree, Entry entry) {
        return descriptions.render(tree.get("description"), entry.packageName(), tree.whereIs("description"));
    }

    /// Columns by name, with their tags and meta from beside or inside their `config:`.
    Map<String, ColumnInfo> columns(Entry entry, List<Yaml.Mapping> trees, List<Object> rendered) {
        Map<String, ColumnInfo> columns = new LinkedHashMap<>();
        for (int i = 0; i < trees.size(); i++) {
            Map<String, @Nullable Object> values = i < rendered.size()
                    ? Values.map(rendered.get(i))
                    : trees.get(i).plain();
            ColumnInfo column = column(entry, trees.get(i), values);
            columns.put(column.name(), column);
        }
        return columns;
    }

    private ColumnInfo column(Entry entry, Yaml.Mapping tree, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> config = Values.map(values.get("config"));
        Map<String, Object> meta = Values.filledMap(values.get("meta"));
        meta.putAll(Values.filledMap(config.get("meta")));
        List<String> tags = new ArrayList<>(Values.texts(values.get("tags")));
        tags.addAll(Values.texts(config.get("tags")));
        Descriptions.Description description = description(tree, entry);
        return new ColumnInfo(
                String.valueOf(values.get("name")),
                description.text(),
                meta,
                Values.text(values.get("data_type")),
                Constraints.of(values.get("constraints"), false),
                values.get("quote") instanceof Boolean quote ? quote : null,
                List.copyOf(new LinkedHashSet<>(tags)),
                values.get("granularity"),
                description.blocks());
    }

    /// Those that the schema entry adds stand last.
    private static List<String> tags(Entry entry, Config config) {
        List<String> added = Values.texts(entry.config().get("tags"));
        List<String> tags = new ArrayList<>(tags(config));
        tags.removeAll(added);
        tags.addAll(new LinkedHashSet<>(added));
        return tags;
    }

    static List<String> tags(Config config) {
        Set<String> tags = new LinkedHashSet<>(config.texts("tags"));
        return List.copyOf(tags);
    }

    private static Map<String, @Nullable Object> docs(Config config) {
        Map<String, @Nullable Object> docs = new LinkedHashMap<>();
        docs.put("show", true);
        docs.put("node_color", null);
        Optional.ofNullable(config.get("docs")).ifPresent(given -> docs.putAll(Values.map(given)));
        return docs;
    }
}
