package dev.feira.transform.run;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.adapter.Adapter;
import dev.feira.transform.adapter.Api;
import dev.feira.transform.adapter.Connection;
import dev.feira.transform.adapter.Macros;
import dev.feira.transform.adapter.Relation;
import dev.feira.transform.context.BaseContext;
import dev.feira.transform.context.DbtEnvironment;
import dev.feira.transform.context.TestArguments;
import dev.feira.transform.macros.DefinedMacro;
import dev.feira.transform.macros.NodeScope;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Hook;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Ref;
import dev.feira.transform.manifest.SourceRef;
import dev.feira.transform.parse.References;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that the templates of one node see while it runs. One node, one thread.
final class NodeSpace implements Macros {
    private final Workshop workshop;
    private final Node node;
    private final Inputs inputs;
    private final Statements statements = new Statements();
    private final Connection connection;
    private final ConfigObject config;
    private final Adapter adapter;
    private final Map<String, @Nullable Object> names;
    private final NodeScope scope;
    private final PyDict model;

    NodeSpace(Workshop workshop, Node node, Connection connection, Inputs inputs) {
        this.workshop = workshop;
        this.node = node;
        this.inputs = inputs;
        this.connection = connection;
        this.config = new ConfigObject(node.config());
        this.model = (PyDict) Python.value(workshop.values().apply(node));
        this.names = BaseContext.of(workshop.occasion(), inputs.vars(workshop, node), node.uniqueId(), false);
        this.scope = new NodeScope(workshop.macros(), node.packageName(), names, inputs.macros());
        this.adapter = new Adapter(
                workshop.engine(), connection, this, seed -> SeedFile.of(node).toString());
        fill();
    }

    private void fill() {
        names.put("target", Python.value(workshop.project().target().context()));
        names.put("project_name", workshop.project().root().name());
        names.put("execute", true);
        names.put("ref", (Callable) this::ref);
        names.put("source", (Callable) this::source);
        names.put("config", config);
        names.put("builtins", BaseContext.builtins(names));
        names.put("adapter", adapter);
        names.put("api", Api.API);
        names.put("column", Api.API.attribute("Column"));
        names.put("this", relation());
        names.put("database", node.relation().database());
        names.put("schema", node.relation().schema());
        names.put("model", model);
        names.put("graph", workshop.graph());
        names.put("context", new Context());
        names.put("store_result", (Callable) statements::store);
        names.put("store_raw_result", (Callable) statements::storeRaw);
        names.put("load_result", (Callable) statements::load);
        names.put("load_agate_table", (Callable) arguments -> SeedFile.read(node));
        names.put("write", (Callable) this::write);
        names.put("render", (Callable) arguments -> render(node.id().originalFilePath(), Python.str(arguments.get(0))));
        names.put("pre_hooks", hooks(node.config().preHooks()));
        names.put("post_hooks", hooks(node.config().postHooks()));
        names.put("selected_resources", List.of());
        names.put("defer_relation", None.NONE);
        names.put("sql_now", workshop.occasion().startedAt().toString());
    }

    /// A name that the templates see from now on.
    void put(String name, @Nullable Object value) {
        names.put(name, value);
    }

    /// A name's present value.
    @Nullable
    Object name(String name) {
        return names.get(name);
    }

    Statements statements() {
        return statements;
    }

    /// What `compile` gave.
    Object sql() {
        return Objects.requireNonNull(names.get("sql"));
    }

    ConfigObject config() {
        return config;
    }

    Adapter adapter() {
        return adapter;
    }

    Relation relation() {
        return Relation.of(node.relation());
    }

    /// The node's SQL, with the ephemeral models that it uses in it.
    String compile() {
        if (node.detail() instanceof Detail.GenericTest test) {
            put(TestArguments.NAME, new TestArguments(DbtEnvironment.environment(), scope).render(test.arguments()));
        }
        String sql = CteInjection.into(rendered(), inputs.ctes());
        model.put("compiled_code", sql);
        model.put("compiled_sql", sql);
        model.put("compiled", true);
        put("sql", sql);
        return sql;
    }

    /// The node's SQL by itself.
    String rendered() {
        return render(node.id().originalFilePath(), node.rawCode());
    }

    String render(String path, String template) {
        return DbtEnvironment.isTemplate(template)
                ? DbtEnvironment.environment().template(path, template).render(scope)
                : template;
    }

    @Nullable
    Object call(DefinedMacro macro, Arguments arguments) {
        return scope.bind(macro).call(arguments);
    }

    /// Calls the macro that carries out a materialization; gives the relations that it made.
    PyList materialize(DefinedMacro materialization) {
        Object result = call(materialization, Arguments.of());
        return result instanceof PyDict dict && dict.get("relations") instanceof PyList made ? made : new PyList();
    }

    @Override
    public Optional<Callable> find(String name) {
        Object found = scope.find(name);
        return found instanceof Callable macro ? Optional.of(macro) : Optional.empty();
    }

    @Override
    public Callable dispatch(Arguments arguments) {
        return scope.dispatch(arguments);
    }

    private Object ref(Arguments arguments) {
        Ref ref = References.ref(arguments);
        return inputs.ref(
                this,
                workshop.resolver()
                        .find(node.packageName(), ref)
                        .orElseThrow(() -> unknown("model, seed or snapshot", ref.name())));
    }

    private Object source(Arguments arguments) {
        SourceRef ref = References.source(arguments);
        return inputs.source(
                this,
                workshop.resolver()
                        .find(node.packageName(), ref)
                        .orElseThrow(() -> unknown("source", ref.source() + "." + ref.table())));
    }

    private static TemplateException unknown(String what, String name) {
        return new TemplateException("CompilationError", "there is no " + what + " named `" + name + "`");
    }

    Connection connection() {
        return connection;
    }

    Workshop workshop() {
        return workshop;
    }

    private Object write(Arguments arguments) {
        workshop.files().run(node, Python.str(arguments.get(0)));
        return "";
    }

    private static PyList hooks(List<Hook> hooks) {
        PyList list = new PyList();
        hooks.forEach(hook -> list.add(Python.value(hook.values())));
        return list;
    }

    /// The variable `context`: every name, macros included.
    private final class Context implements PyObject {
        @Override
        public @Nullable Object item(Object key) {
            return scope.find(Python.str(key));
        }

        @Override
        public @Nullable Object attribute(String name) {
            return name.equals("get") ? (Callable) this::get : item(name);
        }

        private Object get(Arguments arguments) {
            Object found = item(arguments.get(0));
            return found == null ? arguments.find(1, "default").orElse(None.NONE) : found;
        }

        @Override
        public String repr() {
            return "<context>";
        }
    }
}
