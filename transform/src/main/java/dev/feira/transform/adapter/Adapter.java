package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import dev.feira.warehouse.Rows;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The variable `adapter` of one node at run time: its connection, the macros it sees, and the run's relation cache.
public final class Adapter implements PyObject {
    private static final Signature EXECUTE = Signature.of("execute", 1, "sql", "auto_begin", "fetch", "limit");

    private static final DateTimeFormatter TIMESTRING =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSSSSS", Locale.ROOT);

    private final Engine engine;
    private final Connection connection;
    private final Macros macros;
    private final Relations relations;
    private final Columns columns;
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
        this.relations = new Relations(engine.database(), engine.cache(), connection, macros);
        this.columns = new Columns(connection, macros);
        this.seeds = seeds;
    }

    /// The cache as it was before this node began, or last committed.
    public void rollback() {
        relations.rollback();
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "config", "connections" -> None.NONE;
            case "Relation", "Column" -> Api.API.attribute(name);
            default -> method(name);
        };
    }

    private @Nullable Callable method(String name) {
        Callable method = statement(name);
        method = method == null ? relations.method(name) : method;
        method = method == null ? columns.method(name) : method;
        method = method == null ? rule(name) : method;
        return method == null ? naming(name) : method;
    }

    private @Nullable Callable statement(String name) {
        return switch (name) {
            case "dispatch" -> macros::dispatch;
            case "execute", "run_sql", "run_sql_for_tests" -> this::execute;
            case "add_query" -> this::addQuery;
            case "commit", "commit_if_has_connection" -> arguments -> relations.commit();
            case "verify_database", "clear_transaction", "debug_query" -> arguments -> "";
            default -> null;
        };
    }

    private @Nullable Callable rule(String name) {
        return switch (name) {
            case "get_hard_deletes_behavior" -> Snapshots::hardDeletes;
            case "get_incremental_strategy_macro" -> this::strategy;
            case "valid_incremental_strategies" ->
                arguments -> new PyList(List.of("append", "delete+insert", "merge", "microbatch"));
            case "expand_target_column_types" -> arguments -> None.NONE;
            case "is_replaceable" -> arguments -> true;
            case "is_motherduck", "is_ducklake", "use_database", "disable_transactions" -> arguments -> false;
            case "standardize_grants_dict" -> arguments -> PyDict.of();
            case "render_raw_columns_constraints" -> constraints::columns;
            case "render_raw_model_constraints" -> constraints::model;
            default -> null;
        };
    }

    private @Nullable Callable naming(String name) {
        return switch (name) {
            case "type" -> arguments -> engine.type();
            case "quote", "quote_as_configured" -> arguments -> Relation.quoted(Python.str(arguments.get(0)));
            case "quote_seed_column" -> Adapter::quoteSeedColumn;
            case "convert_type" -> Adapter::convertType;
            case "get_binding_char" -> arguments -> "?";
            case "get_seed_file_path" -> arguments -> seeds.path(arguments.get(0));
            case "current_timestring" ->
                arguments -> LocalDateTime.now(ZoneId.systemDefault()).format(TIMESTRING);
            case "external_root" -> arguments -> ".";
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

    private Object strategy(Arguments arguments) {
        String macro = "get_incremental_" + Python.str(arguments.get(1)).replace('+', '_') + "_sql";
        return macros.find(macro)
                .orElseThrow(() -> new TemplateException(
                        "CompilationError",
                        "dbt could not find an incremental strategy macro with the name '" + macro
                                + "' in the project"));
    }

    private static Object quoteSeedColumn(Arguments arguments) {
        String column = Python.str(arguments.get(0));
        Object quote = arguments.find(1, "quote_config").orElse(None.NONE);
        return quote == None.NONE || Python.truth(quote) ? Relation.quoted(column) : column;
    }

    private static Object convertType(Arguments arguments) {
        AgateTable table = (AgateTable) arguments.get(0);
        return SeedTypes.sql(table.types().get(((Number) arguments.get(1)).intValue()));
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
