package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.transform.manifest.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A table, view or CTE by name. It prints as SQL wants it.
///
/// @param type `table`, `view`, `cte`, `external`; null when not known
/// @param quote which parts are quoted
/// @param include which parts are written
/// @param limit rows that a query on it may see (`--empty`: 0); null: all
public record Relation(
        @Nullable String database,
        @Nullable String schema,
        @Nullable String identifier,
        @Nullable String type,
        Policy quote,
        Policy include,
        @Nullable Long limit)
        implements PyObject {

    public static Relation of(@Nullable String database, @Nullable String schema, @Nullable String identifier) {
        return new Relation(database, schema, identifier, null, Policy.ALL, Policy.ALL, null);
    }

    public static Relation of(RelationName name) {
        return of(name.database(), name.schema(), name.identifier());
    }

    /// The name under which an ephemeral model stands in a query that uses it.
    public static Relation cte(String name) {
        return new Relation(null, null, name, "cte", new Policy(true, true, false), Policy.ALL, null);
    }

    public Relation type(@Nullable String other) {
        return new Relation(database, schema, identifier, other, quote, include, limit);
    }

    public Relation identifier(@Nullable String other) {
        return new Relation(database, schema, other, type, quote, include, limit);
    }

    public Relation limit(@Nullable Long rows) {
        return new Relation(database, schema, identifier, type, quote, include, rows);
    }

    Relation quote(Policy other) {
        return new Relation(database, schema, identifier, type, other, include, limit);
    }

    Relation include(Policy other) {
        return new Relation(database, schema, identifier, type, quote, other, limit);
    }

    Relation path(@Nullable String newDatabase, @Nullable String newSchema, @Nullable String newIdentifier) {
        return new Relation(newDatabase, newSchema, newIdentifier, type, quote, include, limit);
    }

    Relation withoutIdentifier() {
        return include(new Policy(include.database(), include.schema(), false)).identifier(null);
    }

    /// Whether it is the same thing in the database, whatever its type; upper and lower case are one.
    boolean same(Relation other) {
        return RelationCache.Key.of(this).equals(RelationCache.Key.of(other));
    }

    /// As SQL names it, without regard to a limit.
    public String render() {
        List<String> parts = new ArrayList<>();
        add(parts, database, include.database(), quote.database());
        add(parts, schema, include.schema(), quote.schema());
        add(parts, identifier, include.identifier(), quote.identifier());
        return String.join(".", parts);
    }

    private static void add(List<String> parts, @Nullable String part, boolean included, boolean quoted) {
        if (part != null && included) {
            parts.add(quoted ? quoted(part) : part);
        }
    }

    // As dbt does: what the name holds is the project's business.
    static String quoted(String name) {
        return '"' + name + '"';
    }

    @Override
    public String str() {
        if (limit == null) {
            return render();
        }
        String rows = limit == 0 ? " where false limit 0" : " limit " + limit;
        return "(select * from " + render() + rows + ") _dbt_limit_subq_" + identifier;
    }

    @Override
    public String repr() {
        return "<DuckDBRelation " + render() + ">";
    }

    @Override
    public String toString() {
        return str();
    }

    @Override
    public String typeName() {
        return "DuckDBRelation";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "database" -> orNone(database);
            case "schema" -> orNone(schema);
            case "identifier", "name", "table" -> orNone(identifier);
            case "type" -> orNone(type);
            case "limit" -> limit == null ? None.NONE : limit;
            case "is_table" -> "table".equals(type);
            case "is_view" -> "view".equals(type);
            case "is_cte" -> "cte".equals(type);
            case "is_materialized_view" -> "materialized_view".equals(type);
            case "is_pointer", "is_function", "is_shared" -> false;
            case "can_be_renamed" -> "table".equals(type) || "view".equals(type);
            case "can_be_replaced" -> "table".equals(type) || "view".equals(type);
            case "path" -> pathValues();
            case "quote_policy" -> quote.values();
            case "include_policy" -> include.values();
            case "quote_character" -> "\"";
            default -> method(name);
        };
    }

    private @Nullable Callable method(String name) {
        return switch (name) {
            case "render" -> arguments -> render();
            case "include" -> arguments -> include(include.with("include", arguments));
            case "quote" -> arguments -> quote(quote.with("quote", arguments));
            case "quoted" -> arguments -> quoted(Python.str(arguments.get(0)));
            case "incorporate", "replace", "replace_path" -> this::incorporate;
            case "without_identifier" -> arguments -> withoutIdentifier();
            case "information_schema" -> this::informationSchema;
            case "information_schema_only" -> arguments -> informationSchema(Arguments.of());
            case "matches" -> this::matches;
            case "get" -> this::get;
            case "create", "create_from", "create_from_node", "create_from_source" -> RelationApi::create;
            case "get_default_quote_policy" -> arguments -> Policy.ALL.values();
            case "get_default_include_policy" -> arguments -> Policy.ALL.values();
            case "add_ephemeral_prefix" -> arguments -> "__dbt__cte__" + Python.str(arguments.get(0));
            default -> null;
        };
    }

    /// `incorporate(path={…}, type=…)`: this relation with what is named put in its place.
    private Relation incorporate(Arguments arguments) {
        Relation changed = this;
        for (Map.Entry<String, Object> given : arguments.named().entrySet()) {
            changed = changed.with(given.getKey(), given.getValue());
        }
        return changed;
    }

    private Relation with(String name, Object value) {
        return switch (name) {
            case "path" -> value instanceof Map<?, ?> parts ? withPath(parts) : this;
            case "type" -> type(textOrNull(value));
            case "limit" -> limit(value instanceof Long rows ? rows : null);
            case "database" -> path(textOrNull(value), schema, identifier);
            case "schema" -> path(database, textOrNull(value), identifier);
            case "identifier" -> identifier(textOrNull(value));
            case "information_schema_view" -> identifier(textOrNull(value));
            case "quote_policy" -> value instanceof Map<?, ?> parts ? quote(policy(quote, parts)) : this;
            case "include_policy" -> value instanceof Map<?, ?> parts ? include(policy(include, parts)) : this;
            default -> this;
        };
    }

    private Relation withPath(Map<?, ?> parts) {
        return path(
                parts.containsKey("database") ? textOrNull(parts.get("database")) : database,
                parts.containsKey("schema") ? textOrNull(parts.get("schema")) : schema,
                parts.containsKey("identifier") ? textOrNull(parts.get("identifier")) : identifier);
    }

    static Policy policy(Policy before, Map<?, ?> parts) {
        return new Policy(
                flag(parts.get("database"), before.database()),
                flag(parts.get("schema"), before.schema()),
                flag(parts.get("identifier"), before.identifier()));
    }

    private static boolean flag(@Nullable Object value, boolean otherwise) {
        if (value == null || value == None.NONE) {
            return otherwise;
        }
        return Python.truth(value);
    }

    private Relation informationSchema(Arguments arguments) {
        String view = arguments.size() == 0 ? null : textOrNull(arguments.get(0));
        return new Relation(
                database, "INFORMATION_SCHEMA", view, null, new Policy(true, false, false), Policy.ALL, null);
    }

    private boolean matches(Arguments arguments) {
        Relation wanted = RelationApi.create(arguments);
        return (wanted.database == null || Objects.equals(wanted.database, database))
                && (wanted.schema == null || Objects.equals(wanted.schema, schema))
                && (wanted.identifier == null || Objects.equals(wanted.identifier, identifier));
    }

    private Object get(Arguments arguments) {
        Object value = attribute(Python.str(arguments.get(0)));
        if (value != null) {
            return value;
        }
        return arguments.find(1, "default").orElse(None.NONE);
    }

    private PyDict pathValues() {
        return PyDict.of().with("database", database).with("schema", schema).with("identifier", identifier);
    }

    private static Object orNone(@Nullable String text) {
        return text == null ? None.NONE : text;
    }

    static @Nullable String textOrNull(@Nullable Object value) {
        return value == null || value == None.NONE ? null : Python.str(value);
    }
}
