package dev.feira.warehouse;

import dev.feira.core.Sql;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the work file itself remembers of its publications: `feira.publication` names the generation that was copied
/// from
/// it last, `feira.touched` the nodes made since.
///
/// It stands in the file and not beside it, so that a file that was deleted, restored or made anew is known for one.
final class WorkRecord {
    private WorkRecord() {}

    static Unpublished unpublished(Warehouse warehouse, Optional<Generation> current) {
        try (Session session = warehouse.session()) {
            prepare(session);
            Set<String> names = texts(session, "select generation from feira.publication");
            boolean same = current.isPresent() && names.contains(current.get().name());
            Map<String, Long> published = current.map(Generation::loads).orElse(Map.of());
            Set<String> tables = new TreeSet<>();
            Load.loaded(warehouse).forEach((table, snapshot) -> {
                if (!snapshot.equals(published.get(table))) {
                    tables.add(table);
                }
            });
            return new Unpublished(!same, tables, texts(session, "select node from feira.touched"));
        }
    }

    static void touch(Warehouse warehouse, Set<String> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        String values =
                nodes.stream().map(node -> "(" + Sql.literal(node) + ")").collect(Collectors.joining(", "));
        try (Session session = warehouse.session()) {
            prepare(session);
            session.run("insert or ignore into feira.touched values " + values);
        }
    }

    static void publish(Warehouse warehouse, String generation) {
        try (Session session = warehouse.session()) {
            prepare(session);
            session.begin();
            session.run("delete from feira.touched");
            session.run("delete from feira.publication");
            session.run("insert into feira.publication values (" + Sql.literal(generation) + ")");
            session.commit();
        }
    }

    private static void prepare(Session session) {
        session.run("create schema if not exists feira");
        session.run("create table if not exists feira.publication (generation varchar)");
        session.run("create table if not exists feira.touched (node varchar primary key)");
    }

    private static Set<String> texts(Session session, String sql) {
        Set<String> texts = new HashSet<>();
        session.run(sql).values().forEach(row -> texts.add(String.valueOf(row.getFirst())));
        return texts;
    }
}
