package dev.feira.transform.parse;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.context.Templates;
import dev.feira.transform.macros.DefinedMacro;
import dev.feira.transform.macros.MacroLibrary;
import dev.feira.transform.macros.NodeScope;
import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.RelationName;
import dev.feira.transform.manifest.ResourceType;
import dev.feira.transform.project.TargetOutput;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Where a node's table stands: `generate_database_name`, `generate_schema_name` and `generate_alias_name`, the
/// project's own when it has them. dbt's default ones are done here without Jinja.
final class Naming {
    private final Parsing parsing;
    private final TargetOutput target;

    Naming(Parsing parsing) {
        this.parsing = parsing;
        this.target = parsing.project().target();
    }

    RelationName name(Draft draft, Config config) {
        String database = generated("generate_database_name", draft, config, "database", this::database);
        String schema = generated("generate_schema_name", draft, config, "schema", this::schema);
        String generated = generated("generate_alias_name", draft, config, "alias", Naming::alias);
        String alias = generated == null ? draft.id().name() : generated;
        if (draft.id().type() == ResourceType.SNAPSHOT) {
            database = config.text("target_database").orElse(database);
            schema = config.text("target_schema").orElse(schema);
        }
        String rendered = isRelation(draft, config) ? rendered(database, schema, alias, config.map("quoting")) : null;
        return new RelationName(database, schema, alias, rendered);
    }

    private static boolean isRelation(Draft draft, Config config) {
        return switch (draft.id().type()) {
            case MODEL, SNAPSHOT -> !config.materialized().equals("ephemeral");
            case SEED -> true;
            case TEST -> config.flag("store_failures", false);
            default -> false;
        };
    }

    /// The parts in quotes unless the project, or the node, wants them bare.
    String rendered(@Nullable String database, @Nullable String schema, String identifier, Map<String, ?> quoting) {
        StringBuilder name = new StringBuilder();
        append(name, "database", database, quoting);
        append(name, "schema", schema, quoting);
        append(name, "identifier", identifier, quoting);
        return name.toString();
    }

    private void append(StringBuilder name, String part, @Nullable String text, Map<String, ?> quoting) {
        if (text == null || text.isEmpty()) {
            return;
        }
        boolean byProject = parsing.project().root().quoting().getOrDefault(part, true);
        boolean quoted = quoting.get(part) instanceof Boolean wish ? wish : byProject;
        name.append(name.isEmpty() ? "" : ".").append(quoted ? "\"" + text + "\"" : text);
    }

    private @Nullable String generated(
            String macro,
            Draft draft,
            Config config,
            String key,
            BiFunction<Draft, @Nullable String, @Nullable String> standard) {
        String custom = config.text(key).orElse(null);
        if (isStandard(macro)) {
            return standard.apply(draft, custom);
        }
        Optional<DefinedMacro> found = parsing.macros().naming(draft.id().packageName(), macro);
        return found.isPresent() ? called(found.get(), draft, config, custom) : standard.apply(draft, custom);
    }

    private boolean isStandard(String macro) {
        MacroLibrary macros = parsing.macros();
        return !macros.overridden(macro)
                && !macros.overridden("default__" + macro)
                && !macros.overridden(macros.adapter() + "__" + macro);
    }

    private @Nullable String called(DefinedMacro macro, Draft draft, Config config, @Nullable String custom) {
        Map<String, @Nullable Object> names =
                parsing.names(macro.packageName(), draft.id().uniqueId());
        names.put("execute", true);
        NodeScope scope = new NodeScope(parsing.macros(), parsing.macros().rootPackage(), names);
        names.put("adapter", new ParseAdapter(scope));
        try {
            Object value =
                    scope.bind(macro).call(Arguments.of(custom == null ? None.NONE : custom, node(draft, config)));
            return value == null || value instanceof None
                    ? null
                    : Python.str(value).strip();
        } catch (TemplateException failure) {
            throw Templates.problem(failure);
        }
    }

    private static PyDict node(Draft draft, Config config) {
        PyDict node = PyDict.of();
        node.put("unique_id", draft.id().uniqueId());
        node.put("name", draft.id().name());
        node.put("resource_type", draft.id().type().word());
        node.put("package_name", draft.id().packageName());
        node.put("path", draft.id().path());
        node.put("original_file_path", draft.id().originalFilePath());
        node.put("fqn", Python.value(draft.id().fqn()));
        node.put("config", Python.value(config.values()));
        node.put("tags", Python.value(config.texts("tags")));
        node.put("meta", Python.value(config.map("meta")));
        node.put("version", Python.value(draft.version()));
        node.put("description", "");
        return node;
    }

    private String database(Draft draft, @Nullable String custom) {
        return custom == null ? target.database() : custom.strip();
    }

    private String schema(Draft draft, @Nullable String custom) {
        return custom == null ? target.schema() : target.schema() + "_" + custom.strip();
    }

    private static String alias(Draft draft, @Nullable String custom) {
        if (custom != null && !custom.isEmpty()) {
            return custom.strip();
        }
        String name = draft.id().name();
        return draft.version() == null
                ? name
                : name + "_v" + draft.version().toString().replace('.', '_');
    }
}
