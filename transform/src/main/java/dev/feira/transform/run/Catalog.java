package dev.feira.transform.run;

import dev.feira.core.Sql;
import dev.feira.transform.context.Occasion;
import dev.feira.transform.manifest.Manifest;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.RelationName;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.Source;
import dev.feira.warehouse.Session;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// catalog.json, version 1: the tables and columns that the warehouse really has, for the project's nodes and sources.
public final class Catalog {
    static final String NAME = "catalog.json";

    private static final String QUERY = """
            select t.table_schema, t.table_name, t.table_type, t.table_comment,
                c.column_name, c.column_index, c.data_type, c.comment
            from information_schema.tables as t
            inner join duckdb_columns() as c
                on t.table_catalog = c.database_name and t.table_schema = c.schema_name and t.table_name = c.table_name
            where lower(t.table_catalog) = lower(:database)
            order by t.table_schema, t.table_name, c.column_index
            """;

    private final String database;
    private final Map<String, Map<String, @Nullable Object>> tables = new LinkedHashMap<>();

    private Catalog(String database) {
        this.database = database;
    }

    /// Asks the warehouse and writes the file into the target folder; gives its path.
    public static Path write(Occasion occasion, Manifest manifest, String database, Session session, Path target) {
        Catalog catalog = new Catalog(database);
        session.run(QUERY.replace(":database", Sql.literal(database))).values().forEach(catalog::add);
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("metadata", RunResultsFile.metadata(occasion, "catalog/v1"));
        file.put("nodes", catalog.of(manifest.nodes()));
        file.put("sources", catalog.of(manifest.sources()));
        file.put("errors", null);
        Path path = target.resolve(NAME);
        RunResultsFile.write(path, file);
        return path;
    }

    private void add(List<@Nullable Object> row) {
        String schema = String.valueOf(row.get(0));
        String name = String.valueOf(row.get(1));
        Map<String, @Nullable Object> table = tables.computeIfAbsent(key(schema, name), absent -> table(row));
        if (table.get("columns") instanceof Map<?, ?> columns) {
            @SuppressWarnings("unchecked") // made below with these types
            Map<String, Object> known = (Map<String, Object>) columns;
            known.put(String.valueOf(row.get(4)), column(row));
        }
    }

    private Map<String, @Nullable Object> table(List<@Nullable Object> row) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("type", row.get(2));
        metadata.put("schema", row.get(0));
        metadata.put("name", row.get(1));
        metadata.put("database", database);
        metadata.put("comment", row.get(3));
        metadata.put("owner", null);
        Map<String, @Nullable Object> table = new LinkedHashMap<>();
        table.put("metadata", metadata);
        table.put("columns", new LinkedHashMap<String, Object>());
        table.put("stats", Map.of("has_stats", noStatistics()));
        return table;
    }

    private static Map<String, @Nullable Object> column(List<@Nullable Object> row) {
        Map<String, @Nullable Object> column = new LinkedHashMap<>();
        column.put("type", row.get(6));
        column.put("index", row.get(5));
        column.put("name", row.get(4));
        column.put("comment", row.get(7));
        return column;
    }

    private static Map<String, Object> noStatistics() {
        Map<String, Object> statistics = new LinkedHashMap<>();
        statistics.put("id", "has_stats");
        statistics.put("label", "Has Stats?");
        statistics.put("value", false);
        statistics.put("include", false);
        statistics.put("description", "Indicates whether there are statistics for this table");
        return statistics;
    }

    private Map<String, Object> of(Map<String, ? extends Resource> resources) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Resource resource : resources.values()) {
            RelationName name = relation(resource);
            Map<String, @Nullable Object> table =
                    name == null ? null : tables.get(key(String.valueOf(name.schema()), name.identifier()));
            if (table != null) {
                Map<String, @Nullable Object> entry = new LinkedHashMap<>(table);
                entry.put("unique_id", resource.uniqueId());
                found.put(resource.uniqueId(), entry);
            }
        }
        return found;
    }

    private static @Nullable RelationName relation(Resource resource) {
        return switch (resource) {
            case Node node when Nodes.makesRelation(node) -> node.relation();
            case Source source -> source.relation();
            default -> null;
        };
    }

    private static String key(String schema, String name) {
        return (schema + "." + name).toLowerCase(Locale.ROOT);
    }
}
