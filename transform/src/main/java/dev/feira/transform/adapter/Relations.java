package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyList;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the adapter knows and does about relations and schemas. The macros do it in the warehouse; the cache, which all
/// nodes share, is told at once and told back when the node's transaction is not committed.
final class Relations {
    private static final Signature GET =
            Signature.of("get_relation", 3, "database", "schema", "identifier", "needs_information");
    private static final Signature LIST =
            Signature.of("list_relations_without_caching", 1, "schema_relation", "schema");

    private final String database;
    private final RelationCache cache;
    private final Connection connection;
    private final Macros macros;
    private final Undo undo = new Undo();

    /// @param database where a relation is looked for when nobody says it
    Relations(String database, RelationCache cache, Connection connection, Macros macros) {
        this.database = database;
        this.cache = cache;
        this.connection = connection;
        this.macros = macros;
    }

    Object commit() {
        connection.commit();
        undo.forget();
        return "";
    }

    void rollback() {
        connection.rollback();
        undo.run();
    }

    /// The adapter's methods that are about relations.
    @Nullable
    Callable method(String name) {
        return switch (name) {
            case "get_relation" -> this::get;
            case "already_exists" -> this::alreadyExists;
            case "list_relations", "list_relations_without_caching" -> this::list;
            case "list_schemas" -> arguments -> schemas(arguments.get(0));
            case "check_schema_exists" -> this::schemaExists;
            case "create_schema" -> arguments -> createSchema(relation(arguments, 0, "relation"));
            case "drop_schema" -> arguments -> dropSchema(relation(arguments, 0, "relation"));
            case "drop_relation" -> arguments -> drop(relation(arguments, 0, "relation"));
            case "rename_relation" ->
                arguments -> rename(relation(arguments, 0, "from_relation"), relation(arguments, 1, "to_relation"));
            case "truncate_relation" ->
                arguments -> macros.call("truncate_relation", relation(arguments, 0, "relation"));
            case "cache_added", "cache_new_relation" -> arguments -> added(relation(arguments, 0, "relation"));
            case "cache_dropped" -> arguments -> dropped(relation(arguments, 0, "relation"));
            case "cache_renamed" ->
                arguments -> renamed(relation(arguments, 0, "from_relation"), relation(arguments, 1, "to_relation"));
            default -> null;
        };
    }

    static Relation relation(Arguments arguments, int position, String name) {
        return (Relation) arguments.find(position, name).orElseThrow();
    }

    private Object get(Arguments arguments) {
        Bound bound = GET.bind(arguments);
        String asked = Relation.textOrNull(bound.object(0));
        String schema = Relation.textOrNull(bound.object(1));
        String identifier = Relation.textOrNull(bound.object(2));
        return find(asked == null ? database : asked, schema, identifier)
                .map(Object.class::cast)
                .orElse(None.NONE);
    }

    private boolean alreadyExists(Arguments arguments) {
        return find(database, Python.str(arguments.get(0)), Python.str(arguments.get(1)))
                .isPresent();
    }

    private Optional<Relation> find(@Nullable String database, @Nullable String schema, @Nullable String identifier) {
        load(database, schema);
        return cache.find(database, schema, identifier);
    }

    private void load(@Nullable String database, @Nullable String schema) {
        if (cache.knows(database, schema)) {
            return;
        }
        Object table = macros.call("list_relations_without_caching", Relation.of(database, schema, null));
        Python.iterate(table).forEachRemaining(row -> {
            AgateRow values = (AgateRow) row;
            cache.add(Relation.of(database, Python.str(values.value(2)), Python.str(values.value(1)))
                    .type(Python.str(values.value(3))));
        });
        cache.addSchema(database, schema);
    }

    private PyList list(Arguments arguments) {
        Bound bound = LIST.bind(arguments);
        if (bound.object(0) instanceof Relation relation) {
            return list(relation.database(), relation.schema());
        }
        return list(Relation.textOrNull(bound.object(0)), Relation.textOrNull(bound.object(1, None.NONE)));
    }

    private PyList list(@Nullable String database, @Nullable String schema) {
        load(database, schema);
        return new PyList(cache.in(database, schema));
    }

    private boolean schemaExists(Arguments arguments) {
        String schema = Python.str(arguments.find(1, "schema").orElse(None.NONE));
        return PyNames.of(schemas(arguments.find(0, "database").orElse(None.NONE))).stream()
                .anyMatch(schema::equalsIgnoreCase);
    }

    private PyList schemas(Object database) {
        List<Object> names = new ArrayList<>();
        Python.iterate(macros.call("list_schemas", database))
                .forEachRemaining(row -> names.add(((AgateRow) row).value(0)));
        return new PyList(names);
    }

    private Object createSchema(Relation relation) {
        macros.call("create_schema", relation);
        return commit();
    }

    private Object dropSchema(Relation relation) {
        macros.call("drop_schema", relation);
        cache.dropSchema(relation.database(), relation.schema());
        return commit();
    }

    private Object drop(Relation relation) {
        dropped(relation);
        return macros.call("drop_relation", relation);
    }

    private Object rename(Relation from, Relation to) {
        renamed(from, to);
        return macros.call("rename_relation", from, to);
    }

    private Object added(Relation relation) {
        cache.add(relation);
        undo.add(() -> cache.drop(relation));
        return "";
    }

    private Object dropped(Relation relation) {
        cache.find(relation.database(), relation.schema(), relation.identifier())
                .ifPresent(before -> undo.add(() -> cache.add(before)));
        cache.drop(relation);
        return "";
    }

    private Object renamed(Relation from, Relation to) {
        Optional<Relation> before = cache.find(from.database(), from.schema(), from.identifier());
        cache.rename(from, to);
        undo.add(() -> {
            cache.drop(to);
            before.ifPresent(cache::add);
        });
        return "";
    }
}
