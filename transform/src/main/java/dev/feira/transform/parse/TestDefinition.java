package dev.feira.transform.parse;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.context.YamlRenderer;
import dev.feira.transform.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A generic test as a schema file declares it: `- unique`, `- accepted_values: {arguments: {values: […]}}`,
/// `- name: x` with `test_name: y`; its arguments and its configuration told apart.
///
/// @param arguments for the macro, templates left as they are, without `model`
record TestDefinition(
        String name,
        Optional<String> namespace,
        Map<String, @Nullable Object> arguments,
        Map<String, @Nullable Object> config,
        Optional<String> customName,
        @Nullable Object description,
        Location where) {
    private static final List<String> CONFIG = List.of(
            "severity",
            "tags",
            "enabled",
            "where",
            "limit",
            "warn_if",
            "error_if",
            "fail_calc",
            "store_failures",
            "store_failures_as",
            "sql_header",
            "meta",
            "database",
            "schema",
            "alias");
    private static final Pattern NAME = Pattern.compile("(?:([a-zA-Z_][0-9a-zA-Z_]*)\\.)?([a-zA-Z_][0-9a-zA-Z_]*)");

    static TestDefinition of(Yaml tree, Optional<String> column, YamlRenderer renderer) {
        String written = name(tree);
        Matcher name = NAME.matcher(written);
        if (!name.matches()) {
            throw Problem.user("`" + written + "` is not the name of a test")
                    .at(tree.where())
                    .exception();
        }
        Map<String, @Nullable Object> arguments = arguments(tree, written);
        column.ifPresent(it -> arguments.put("column_name", it));
        Map<String, @Nullable Object> config = config(arguments, renderer, tree.where());
        if (arguments.remove("arguments") instanceof Map<?, ?> nested) {
            arguments.putAll(Values.map(nested));
        }
        if (arguments.containsKey("model")) {
            throw Problem.user("test `" + written + "` must not be given the argument `model`")
                    .at(tree.where())
                    .hint("dbt passes the model itself; remove the argument")
                    .exception();
        }
        Object description = arguments.remove("description");
        Optional<String> custom = Optional.ofNullable(arguments.remove("name")).map(String::valueOf);
        return new TestDefinition(
                name.group(2),
                Optional.ofNullable(name.group(1)),
                arguments,
                config,
                custom,
                description,
                tree.where());
    }

    /// The macro's name as a template writes it.
    String macroName() {
        return namespace.map(it -> it + ".").orElse("") + "test_" + name;
    }

    private static String name(Yaml tree) {
        return switch (tree) {
            case Yaml.Scalar(String text, Location ignored) -> text;
            case Yaml.Mapping mapping when mapping.has("test_name") -> String.valueOf(mapping.get("test_name"));
            case Yaml.Mapping mapping
            when mapping.entries().size() == 1 ->
                mapping.entries().keySet().iterator().next();
            default ->
                throw Problem.user("a test must be a name, or one name with its arguments below it")
                        .at(tree.where())
                        .hint("indent the test's arguments deeper than its name")
                        .exception();
        };
    }

    private static Map<String, @Nullable Object> arguments(Yaml tree, String name) {
        if (!(tree instanceof Yaml.Mapping mapping)) {
            return new LinkedHashMap<>();
        }
        if (mapping.has("test_name")) {
            Map<String, @Nullable Object> plain = mapping.plain();
            plain.remove("test_name");
            return plain;
        }
        return Values.map(mapping.get(name));
    }

    /// Takes the settings out of the arguments, those beside `config:` before those in it.
    private static Map<String, @Nullable Object> config(
            Map<String, @Nullable Object> arguments, YamlRenderer renderer, Location where) {
        Map<String, @Nullable Object> nested = Values.map(arguments.remove("config"));
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        for (String key : CONFIG) {
            Object value = arguments.remove(key);
            put(config, key, value == null ? nested.remove(key) : value, renderer, where);
        }
        nested.forEach((key, value) -> put(config, key, value, renderer, where));
        return config;
    }

    private static void put(
            Map<String, @Nullable Object> config,
            String key,
            @Nullable Object value,
            YamlRenderer renderer,
            Location where) {
        Object rendered = value instanceof String text ? renderer.render(text, where) : value;
        if (rendered != null) {
            config.put(key, rendered);
        }
    }
}
