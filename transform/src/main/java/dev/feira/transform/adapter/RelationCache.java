package dev.feira.transform.adapter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands in the database, read once for a run and kept up with everything the run itself does.
/// Names are compared without regard to upper and lower case.
public final class RelationCache {
    private final Map<Key, Relation> relations = new LinkedHashMap<>();
    private final Set<Key> schemas = new HashSet<>();

    /// @param identifier empty for a schema
    record Key(String database, String schema, String identifier) {
        static Key of(Relation relation) {
            return new Key(lower(relation.database()), lower(relation.schema()), lower(relation.identifier()));
        }

        private static String lower(@Nullable String name) {
            return name == null ? "" : name.toLowerCase(Locale.ROOT);
        }
    }

    /// Whether the schema's relations are all in here.
    public synchronized boolean knows(@Nullable String database, @Nullable String schema) {
        return schemas.contains(Key.of(Relation.of(database, schema, null)));
    }

    public synchronized void addSchema(@Nullable String database, @Nullable String schema) {
        schemas.add(Key.of(Relation.of(database, schema, null)));
    }

    public synchronized void dropSchema(@Nullable String database, @Nullable String schema) {
        Key gone = Key.of(Relation.of(database, schema, null));
        relations
                .keySet()
                .removeIf(key ->
                        key.database().equals(gone.database()) && key.schema().equals(gone.schema()));
    }

    public synchronized void add(Relation relation) {
        relations.put(Key.of(relation), relation);
    }

    public synchronized void drop(Relation relation) {
        relations.remove(Key.of(relation));
    }

    public synchronized void rename(Relation from, Relation to) {
        Relation before = relations.remove(Key.of(from));
        String type = before == null ? to.type() : before.type();
        relations.put(Key.of(to), to.type(type));
    }

    public synchronized Optional<Relation> find(
            @Nullable String database, @Nullable String schema, @Nullable String identifier) {
        return Optional.ofNullable(relations.get(Key.of(Relation.of(database, schema, identifier))));
    }

    public synchronized List<Relation> in(@Nullable String database, @Nullable String schema) {
        Key wanted = Key.of(Relation.of(database, schema, null));
        List<Relation> found = new ArrayList<>();
        relations.forEach((key, relation) -> {
            if (key.database().equals(wanted.database()) && key.schema().equals(wanted.schema())) {
                found.add(relation);
            }
        });
        return found;
    }
}
