package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.warehouse.Rows;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The variable `adapter` of one node at run time: its connection, the macros it sees, and the run's relation cache.
public final class Adapter implements PyObject {
    private static final Signature EXECUTE = Signature.of("execute", 1, "sql", "auto_begin", "fetch", "limit");
    private static final Signature GET_RELATION =
            Signature.of("get_relation", 3, "database", "schema", "identifier", "needs_information");
    private static final Signature LIST =
            Signature.of("list_relations_without_caching", 1, "schema_relation", "schema");

    private static final DateTimeFormatter TIMESTRING =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSSSSS", Locale.ROOT);

    private final Engine engine;
    private final Connection connection;
    private final Macros macros;
    private final Undo undo = new Undo();
    private final SeedFiles seeds;
    private final Constraints constraints = new Constraints();

    /// What all nodes of a run share.
    ///
    /// @param database name of the warehouse's catalog
    public record Engine(String type, String database, RelationCache cache) {}

    public Adapter(Engine engine, Connection connection, Macros macros, SeedFiles seeds) {
        this.engine = engine;
        this.connection = connection;
        this.macros = macros;
        this.seeds = seeds;
    }

    /// The cache as it was before this node began, or last committed.
    public void rollback() {
        connection.rollback();
        undo.run();
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "config", "connections" -> None.NONE;
            case "Relation" -> Api.API.attribute("Relation");
            case "Column" -> Api.API.attribute("Column");
            default -> method(name);
        };
    }

    private @Nullable Callable method(String name) {
        return switch (name) {
            case "dispatch" -> macros::dispatch;
            case "execute" -> this::execute;
            case "add_query" -> this::addQuery;
            case "run_sql", "run_sql_for_tests" -> this::execute;
            case "commit", "commit_if_has_connection" -> arguments -> commit();
            case "get_relation" -> this::getRelation;
            case "list_relations" -> this::listRelations;
            case "list_relations_without_caching" -> this::listRelations;
            case "get_columns_in_relation" -> arguments -> macros.call("get_columns_in_relation", arguments.get(0));
            case "get_columns_for_unit_tests" ->
                arguments -> macros.call("get_columns_for_unit_tests", arguments.get(0));
            case "get_hard_deletes_behavior" -> Snapshots::hardDeletes;
            case "assert_valid_snapshot_target_given_strategy", "valid_snapshot_target" -> this::assertSnapshot;
            case "get_column_schema_from_query" -> this::columnsOfQuery;
            case "get_columns_in_select_sql" -> this::columnsOfQuery;
            case "get_missing_columns" -> this::missingColumns;
            case "expand_target_column_types" -> arguments -> None.NONE;
            case "create_schema" -> arguments -> createSchema(relation(arguments, 0, "relation"));
            case "drop_schema" -> arguments -> dropSchema(relation(arguments, 0, "relation"));
            case "drop_relation" -> arguments -> drop(relation(arguments, 0, "relation"));
            case "rename_relation" ->
                arguments -> rename(relation(arguments, 0, "from_relation"), relation(arguments, 1, "to_relation"));
            case "truncate_relation" ->
                arguments -> macros.call("truncate_relation", relation(arguments, 0, "relation"));
            case "check_schema_exists" -> this::schemaExists;
            case "list_schemas" -> arguments -> schemas(arguments.get(0));
            case "cache_added", "cache_new_relation" -> arguments -> cacheAdded(relation(arguments, 0, "relation"));
            case "cache_dropped" -> arguments -> cacheDropped(relation(arguments, 0, "relation"));
            case "cache_renamed" ->
                arguments ->
                        cacheRenamed(relation(arguments, 0, "from_relation"), relation(arguments, 1, "to_relation"));
            case "already_exists" -> this::alreadyExists;
            case "get_incremental_strategy_macro" -> this::strategy;
            case "valid_incremental_strategies" ->
                arguments -> new PyList(List.of("append", "delete+insert", "merge", "microbatch"));
            case "is_replaceable" -> arguments -> true;
            case "standardize_grants_dict" -> arguments -> dev.feira.jinja.PyDict.of();
            case "verify_database", "clear_transaction", "debug_query" -> arguments -> "";
            case "render_raw_columns_constraints" -> constraints::columns;
            case "render_raw_model_constraints" -> constraints::model;
            default -> naming(name);
        };
    }

    private @Nullable Callable naming(String name) {
        return switch (name) {
            case "type" -> arguments -> engine.type();
            case "quote" -> arguments -> Relation.quoted(Python.str(arguments.get(0)));
            case "quote_as_configured" -> arguments -> Relation.quoted(Python.str(arguments.get(0)));
            case "quote_seed_column" -> this::quoteSeedColumn;
            case "convert_type" -> this::convertType;
            case "get_binding_char" -> arguments -> "?";
            case "get_seed_file_path" -> arguments -> seeds.path(arguments.get(0));
            case "current_timestring" ->
                arguments -> LocalDateTime.now(ZoneId.systemDefault()).format(TIMESTRING);
            case "external_root" -> arguments -> ".";
            case "is_motherduck", "is_ducklake", "use_database" -> arguments -> false;
            case "disable_transactions" -> arguments -> false;
            default -> null;
        };
    }

    private Object execute(Arguments arguments) {
        Bound bound = EXECUTE.bind(arguments);
        Rows rows = connection.run(bound.text(0), bound.flag(1, false));
        AgateTable table = bound.flag(2, false) ? AgateTable.of(rows) : AgateTable.empty();
        return PyTuple.of(Response.OK, table);
    }

    private Object addQuery(Arguments arguments) {
        Object bindings = arguments.find(2, "bindings").orElse(None.NONE);
        String sql = Python.str(arguments.get(0));
        connection.run(Python.truth(bindings) ? Bindings.inline(sql, bindings) : sql, true);
        return PyTuple.of(None.NONE, None.NONE);
    }

    private Object commit() {
        connection.commit();
        undo.forget();
        return "";
    }

    private Object getRelation(Arguments arguments) {
        Bound bound = GET_RELATION.bind(arguments);
        String database = Relation.textOrNull(bound.object(0));
        String schema = Relation.textOrNull(bound.object(1));
        String identifier = Relation.textOrNull(bound.object(2));
        return find(database == null ? engine.database() : database, schema, identifier)
                .map(Object.class::cast)
                .orElse(None.NONE);
    }

    /// The relation of that name, if it is there.
    public Optional<Relation> find(@Nullable String database, @Nullable String schema, @Nullable String identifier) {
        load(database, schema);
        return engine.cache().find(database, schema, identifier);
    }

    private void load(@Nullable String database, @Nullable String schema) {
        if (engine.cache().knows(database, schema)) {
            return;
        }
        Object table = macros.call("list_relations_without_caching", Relation.of(database, schema, null));
        Python.iterate(table).forEachRemaining(row -> {
            AgateRow values = (AgateRow) row;
            engine.cache()
                    .add(Relation.of(database, Python.str(values.value(2)), Python.str(values.value(1)))
                            .type(Python.str(values.value(3))));
        });
        engine.cache().addSchema(database, schema);
    }

    private Object listRelations(Arguments arguments) {
        Bound bound = LIST.bind(arguments);
        if (bound.object(0) instanceof Relation relation) {
            return relations(relation.database(), relation.schema());
        }
        return relations(Relation.textOrNull(bound.object(0)), Relation.textOrNull(bound.object(1, None.NONE)));
    }

    private PyList relations(@Nullable String database, @Nullable String schema) {
        load(database, schema);
        return new PyList(engine.cache().in(database, schema));
    }

    private PyList columnsOfQuery(Arguments arguments) {
        Rows described = connection.run("describe (" + Python.str(arguments.get(0)) + "\n)", false);
        PyList columns = new PyList();
        described
                .values()
                .forEach(row -> columns.add(ColumnValue.of(String.valueOf(row.get(0)), String.valueOf(row.get(1)))));
        return columns;
    }

    private PyList missingColumns(Arguments arguments) {
        List<ColumnValue> wanted = columns(relation(arguments, 0, "from_relation"));
        List<String> there = columns(relation(arguments, 1, "to_relation")).stream()
                .map(ColumnValue::name)
                .toList();
        return new PyList(
                wanted.stream().filter(column -> !there.contains(column.name())).toList());
    }

    /// The columns of a relation, by the macro of that name.
    public List<ColumnValue> columns(Relation relation) {
        List<ColumnValue> columns = new ArrayList<>();
        Python.iterate(macros.call("get_columns_in_relation", relation))
                .forEachRemaining(column -> columns.add((ColumnValue) column));
        return columns;
    }

    private Object createSchema(Relation relation) {
        macros.call("create_schema", relation);
        return commit();
    }

    private Object dropSchema(Relation relation) {
        macros.call("drop_schema", relation);
        engine.cache().dropSchema(relation.database(), relation.schema());
        return commit();
    }

    private Object drop(Relation relation) {
        cacheDropped(relation);
        return macros.call("drop_relation", relation);
    }

    private Object rename(Relation from, Relation to) {
        cacheRenamed(from, to);
        return macros.call("rename_relation", from, to);
    }

    private Object cacheAdded(Relation relation) {
        engine.cache().add(relation);
        undo.add(() -> engine.cache().drop(relation));
        return "";
    }

    private Object cacheDropped(Relation relation) {
        engine.cache()
                .find(relation.database(), relation.schema(), relation.identifier())
                .ifPresent(before -> undo.add(() -> engine.cache().add(before)));
        engine.cache().drop(relation);
        return "";
    }

    private Object cacheRenamed(Relation from, Relation to) {
        Optional<Relation> before = engine.cache().find(from.database(), from.schema(), from.identifier());
        engine.cache().rename(from, to);
        undo.add(() -> {
            engine.cache().drop(to);
            before.ifPresent(engine.cache()::add);
        });
        return "";
    }

    private boolean schemaExists(Arguments arguments) {
        String schema = Python.str(arguments.find(1, "schema").orElse(None.NONE));
        return PyNames.of(schemas(arguments.find(0, "database").orElse(None.NONE))).stream()
                .anyMatch(schema::equalsIgnoreCase);
    }

    private PyList schemas(Object database) {
        PyList names = new PyList();
        Python.iterate(macros.call("list_schemas", database))
                .forEachRemaining(row -> names.add(((AgateRow) row).value(0)));
        return names;
    }

    private boolean alreadyExists(Arguments arguments) {
        return find(engine.database(), Python.str(arguments.get(0)), Python.str(arguments.get(1)))
                .isPresent();
    }

    private Object strategy(Arguments arguments) {
        String name = Python.str(arguments.get(1)).replace('+', '_');
        String macro = "get_incremental_" + name + "_sql";
        return macros.find(macro)
                .orElseThrow(() -> new dev.feira.jinja.TemplateException(
                        "CompilationError",
                        "dbt could not find an incremental strategy macro with the name '" + macro
                                + "' in the project"));
    }

    private Object assertSnapshot(Arguments arguments) {
        Snapshots.assertTarget(columns(relation(arguments, 0, "relation")), arguments);
        return "";
    }

    private Object quoteSeedColumn(Arguments arguments) {
        String column = Python.str(arguments.get(0));
        Object quote = arguments.find(1, "quote_config").orElse(None.NONE);
        return quote == None.NONE || Python.truth(quote) ? Relation.quoted(column) : column;
    }

    private Object convertType(Arguments arguments) {
        AgateTable table = (AgateTable) arguments.get(0);
        return SeedTypes.sql(table.types().get(((Number) arguments.get(1)).intValue()));
    }

    private static Relation relation(Arguments arguments, int position, String name) {
        return (Relation) arguments.find(position, name).orElseThrow();
    }

    @Override
    public String typeName() {
        return "DatabaseWrapper";
    }

    @Override
    public String repr() {
        return "<adapter " + engine.type() + ">";
    }
}
