package dev.feira.transform.parse;

import dev.feira.core.Problem;
import dev.feira.transform.context.YamlRenderer;
import dev.feira.transform.yaml.Yaml;
import dev.feira.transform.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the entries of a YAML file that describes resources.
final class SchemaFile {
    private static final Set<String> SECTIONS = Set.of(
            "models",
            "seeds",
            "snapshots",
            "analyses",
            "macros",
            "sources",
            "exposures",
            "unit_tests",
            "groups",
            "data_tests",
            "semantic_models",
            "metrics",
            "saved_queries");
    private static final Set<String> SEMANTIC = Set.of("semantic_models", "metrics", "saved_queries");
    private static final Set<String> SILENT = Set.of("version", "anchors", "functions");
    private static final Set<String> LATE =
            Set.of("tests", "data_tests", "description", "loaded_at_query", "filter", "where");
    private static final Set<String> HOOKS = Set.of("pre_hook", "post_hook", "pre-hook", "post-hook");

    private final String packageName;
    private final String path;
    private final YamlRenderer renderer;
    private final Warnings warnings;

    SchemaFile(String packageName, String path, YamlRenderer renderer, Warnings warnings) {
        this.packageName = packageName;
        this.path = path;
        this.renderer = renderer;
        this.warnings = warnings;
    }

    List<Entry> entries(String source) {
        Yaml.Mapping tree = YamlFile.asMapping(YamlFile.parse(source, path), path);
        List<Entry> entries = new ArrayList<>();
        tree.entries().forEach((section, items) -> {
            if (SECTIONS.contains(section)) {
                Values.mappings(items).forEach(item -> entries.add(entry(section, item)));
            } else if (!SILENT.contains(section)) {
                warnings.warn("`" + section + "` means nothing in a schema file and is ignored", tree.whereIs(section));
            }
        });
        return entries;
    }

    private Entry entry(String section, Yaml.Mapping item) {
        Object name = item.get("name");
        if (name == null) {
            throw Problem.user("an entry under `" + section + "` has no `name`")
                    .at(item.where())
                    .exception();
        }
        boolean semantic = SEMANTIC.contains(section);
        Yaml.Mapping tree = semantic ? renderer.renderTree(item, SchemaFile::early) : item;
        return new Entry(
                section,
                String.valueOf(renderer.render(String.valueOf(name), item.whereIs("name"))),
                tree,
                semantic ? tree.plain() : renderer.renderMapping(item, SchemaFile::early),
                packageName,
                path);
    }

    /// Tests, descriptions, hooks and metric filters are rendered where they are used.
    private static boolean early(List<Object> keys) {
        boolean hook = keys.size() >= 2 && keys.get(0).equals("config") && HOOKS.contains(String.valueOf(keys.get(1)));
        return !hook && keys.stream().noneMatch(LATE::contains);
    }
}
