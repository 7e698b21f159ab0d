package dev.feira.transform.run;

import dev.feira.core.Sql;
import dev.feira.transform.adapter.Relation;
import dev.feira.transform.adapter.RelationCache;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.Warehouse;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Before the first node: reads what stands in the database, once, and creates the schemas that are missing.
final class Preparation {
    private final Workshop workshop;
    private final Warehouse warehouse;

    Preparation(Workshop workshop, Warehouse warehouse) {
        this.workshop = workshop;
        this.warehouse = warehouse;
    }

    void prepare(List<Resource> chosen) {
        try (Session session = warehouse.session()) {
            Set<String> there = schemas(session);
            relations(session);
            for (String schema : wanted(chosen)) {
                if (there.add(schema.toLowerCase(Locale.ROOT))) {
                    session.run("create schema if not exists "
                            + Relation.of(database(), schema, null).render());
                }
                workshop.engine().cache().addSchema(database(), schema);
            }
        }
    }

    private String database() {
        return workshop.engine().database();
    }

    private Set<String> schemas(Session session) {
        Set<String> names = new HashSet<>();
        session.run("select schema_name from information_schema.schemata where lower(catalog_name) = " + catalog())
                .values()
                .forEach(row -> {
                    String name = text(row.getFirst());
                    names.add(name.toLowerCase(Locale.ROOT));
                    workshop.engine().cache().addSchema(database(), name);
                });
        return names;
    }

    private void relations(Session session) {
        RelationCache cache = workshop.engine().cache();
        session.run("select table_schema, table_name, table_type from information_schema.tables"
                        + " where lower(table_catalog) = " + catalog())
                .values()
                .forEach(row -> cache.add(Relation.of(database(), text(row.get(0)), text(row.get(1)))
                        .type(text(row.get(2)).equals("VIEW") ? "view" : "table")));
    }

    private String catalog() {
        return Sql.literal(database().toLowerCase(Locale.ROOT));
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    /// The schemas that the chosen nodes write into.
    private Set<String> wanted(List<Resource> chosen) {
        Set<String> schemas = new LinkedHashSet<>();
        for (Resource resource : chosen) {
            if (resource instanceof Node node && node.relation().schema() != null && writes(node)) {
                schemas.add(node.relation().schema());
            }
        }
        return schemas;
    }

    private boolean writes(Node node) {
        boolean stores = workshop.occasion().invocation().flags().storeFailures();
        return Nodes.makesRelation(node)
                || (node.type() == ResourceType.TEST && node.config().flag("store_failures", stores));
    }
}
