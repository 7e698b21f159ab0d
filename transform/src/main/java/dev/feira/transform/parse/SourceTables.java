package dev.feira.transform.parse;

import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.Identity;
import dev.feira.transform.manifest.Properties;
import dev.feira.transform.manifest.RelationName;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.manifest.Source;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the tables of `sources:` entries.
final class SourceTables {
    private final Parsing parsing;
    private final Naming naming;
    private final PropertiesReader properties;

    SourceTables(Parsing parsing, Naming naming, PropertiesReader properties) {
        this.parsing = parsing;
        this.naming = naming;
        this.properties = properties;
    }

    /// A table and the YAML that declares it.
    record Declared(Source source, Yaml.Mapping tree) {}

    List<Declared> of(Entry entry) {
        List<Declared> tables = new ArrayList<>();
        List<Object> rendered = Values.list(entry.values().get("tables"));
        List<Yaml.Mapping> trees = entry.children("tables");
        for (int i = 0; i < trees.size(); i++) {
            tables.add(new Declared(table(entry, trees.get(i), Values.map(rendered.get(i))), trees.get(i)));
        }
        return tables;
    }

    private Source table(Entry entry, Yaml.Mapping tree, Map<String, @Nullable Object> table) {
        Map<String, @Nullable Object> source = entry.values();
        String name = String.valueOf(table.get("name"));
        Identity id = id(entry, name);
        Map<String, @Nullable Object> asked = asked(source, table);
        Config config = parsing.configs().settle(ResourceType.SOURCE, entry.packageName(), id.fqn(), asked, Map.of());
        Map<String, @Nullable Object> quoting = quoting(source, table);
        Map<String, Object> sourceMeta = Values.filledMap(source.get("meta"));
        sourceMeta.putAll(Values.filledMap(entry.map("config").get("meta")));
        return new Source(
                id,
                relation(entry, name, table, quoting),
                entry.name(),
                properties.description(entry.tree(), entry).text(),
                entry.text("loader").orElse(""),
                quoting,
                config.text("loaded_at_field").orElse(null),
                config.text("loaded_at_query").orElse(null),
                freshness(config),
                table.get("external"),
                sourceMeta,
                config,
                asked,
                described(entry, tree, table, config));
    }

    private static @Nullable Map<String, @Nullable Object> freshness(Config config) {
        return config.get("freshness") == null ? null : Values.map(config.get("freshness"));
    }

    private static Identity id(Entry entry, String table) {
        List<String> fqn = new ArrayList<>(Entries.folders(entry));
        fqn.addAll(List.of(entry.name(), table));
        return new Identity(
                ResourceType.SOURCE,
                "source." + entry.packageName() + "." + entry.name() + "." + table,
                entry.packageName(),
                table,
                fqn,
                entry.path(),
                entry.path());
    }

    /// What source and table ask for, beside or inside `config:`, the table's wishes over the source's.
    private static Map<String, @Nullable Object> asked(
            Map<String, @Nullable Object> source, Map<String, @Nullable Object> table) {
        Map<String, @Nullable Object> outer = own(source);
        Map<String, @Nullable Object> inner = own(table);
        Map<String, @Nullable Object> asked = new LinkedHashMap<>(outer);
        asked.putAll(inner);
        if (outer.get("freshness") != null || inner.get("freshness") != null) {
            boolean off = inner.containsKey("freshness") && inner.get("freshness") == null;
            asked.put("freshness", off ? null : Freshness.merged(outer.get("freshness"), inner.get("freshness")));
        }
        Map<String, Object> meta = Values.filledMap(outer.get("meta"));
        meta.putAll(Values.filledMap(inner.get("meta")));
        asked.put("meta", meta);
        TreeSet<String> tags = new TreeSet<>(Values.texts(outer.get("tags")));
        tags.addAll(Values.texts(inner.get("tags")));
        asked.put("tags", List.copyOf(tags));
        return asked;
    }

    private static Map<String, @Nullable Object> own(Map<String, @Nullable Object> level) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        for (String key : List.of("freshness", "loaded_at_field", "loaded_at_query", "meta", "tags")) {
            if (level.containsKey(key)) {
                own.put(key, level.get(key));
            }
        }
        own.putAll(Values.map(level.get("config")));
        return own;
    }

    private static Map<String, @Nullable Object> quoting(
            Map<String, @Nullable Object> source, Map<String, @Nullable Object> table) {
        Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
        for (String part : List.of("database", "schema", "identifier", "column")) {
            Object wish = Values.map(table.get("quoting")).get(part);
            quoting.put(part, wish == null ? Values.map(source.get("quoting")).get(part) : wish);
        }
        return quoting;
    }

    private RelationName relation(
            Entry entry, String name, Map<String, @Nullable Object> table, Map<String, @Nullable Object> quoting) {
        String database = entry.text("database")
                .or(() -> entry.text("catalog"))
                .orElse(parsing.project().target().database());
        String schema = entry.text("schema").orElse(entry.name());
        Object given = table.get("identifier");
        String identifier = given == null ? name : given.toString();
        return new RelationName(database, schema, identifier, naming.rendered(database, schema, identifier, quoting));
    }

    private Properties described(Entry entry, Yaml.Mapping tree, Map<String, @Nullable Object> table, Config config) {
        Descriptions.Description description = properties.description(tree, entry);
        return new Properties(
                description.text(),
                description.blocks(),
                properties.columns(
                        entry, Values.mappings(tree.find("columns").orElse(null)), Values.list(table.get("columns"))),
                config.map("meta"),
                PropertiesReader.tags(config),
                null,
                Properties.NONE.docs(),
                null);
    }
}
