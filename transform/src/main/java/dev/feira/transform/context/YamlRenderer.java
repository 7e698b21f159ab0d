package dev.feira.transform.context;

import dev.feira.core.Location;
import dev.feira.jinja.Python;
import dev.feira.jinja.Scope;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Renders the Jinja in YAML values: a text that is one expression takes the expression's own type, anything else
/// becomes text.
public final class YamlRenderer {
    private final Scope scope;

    public YamlRenderer(Scope scope) {
        this.scope = scope;
    }

    /// The tree as plain Java with every text rendered.
    public @Nullable Object render(Yaml tree) {
        return render(tree, path -> true);
    }

    /// The same, leaving texts alone whose path (keys and positions from the root) is refused by `wanted`.
    public @Nullable Object render(Yaml tree, Predicate<List<Object>> wanted) {
        return render(tree, new ArrayList<>(), wanted);
    }

    public Map<String, @Nullable Object> renderMapping(Yaml.Mapping tree, Predicate<List<Object>> wanted) {
        return mapping(tree, new ArrayList<>(), wanted);
    }

    /// The tree with its texts rendered, each value still in its place.
    public Yaml.Mapping renderTree(Yaml.Mapping tree, Predicate<List<Object>> wanted) {
        return (Yaml.Mapping) tree(tree, new ArrayList<>(), wanted);
    }

    private Yaml tree(Yaml tree, List<Object> path, Predicate<List<Object>> wanted) {
        return switch (tree) {
            case Yaml.Scalar(Object value, Location where) ->
                value instanceof String text && wanted.test(path) ? new Yaml.Scalar(render(text, where), where) : tree;
            case Yaml.Sequence(List<Yaml> items, Location where) -> {
                List<Yaml> rendered = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    path.add((long) i);
                    rendered.add(tree(items.get(i), path, wanted));
                    path.removeLast();
                }
                yield new Yaml.Sequence(rendered, where);
            }
            case Yaml.Mapping(Map<String, Yaml> entries, Map<String, Location> keys, Location where) -> {
                Map<String, Yaml> rendered = new LinkedHashMap<>();
                entries.forEach((key, value) -> {
                    path.add(key);
                    rendered.put(key, tree(value, path, wanted));
                    path.removeLast();
                });
                yield new Yaml.Mapping(rendered, keys, where);
            }
        };
    }

    /// One text; Jinja drops a line end at its end, template or not.
    public @Nullable Object render(String text, Location where) {
        if (!DbtEnvironment.isTemplate(text)) {
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        }
        try {
            List<Object> parts =
                    DbtEnvironment.environment().template(where.file(), text).parts(scope);
            return Python.toJava(joined(parts));
        } catch (TemplateException failure) {
            throw Templates.problem(failure, where);
        }
    }

    private @Nullable Object render(Yaml tree, List<Object> path, Predicate<List<Object>> wanted) {
        return switch (tree) {
            case Yaml.Scalar(Object value, Location where) ->
                value instanceof String text && wanted.test(path) ? render(text, where) : value;
            case Yaml.Sequence sequence -> sequence(sequence, path, wanted);
            case Yaml.Mapping mapping -> mapping(mapping, path, wanted);
        };
    }

    private List<@Nullable Object> sequence(Yaml.Sequence tree, List<Object> path, Predicate<List<Object>> wanted) {
        List<@Nullable Object> rendered = new ArrayList<>();
        for (int i = 0; i < tree.items().size(); i++) {
            path.add((long) i);
            rendered.add(render(tree.items().get(i), path, wanted));
            path.removeLast();
        }
        return rendered;
    }

    private Map<String, @Nullable Object> mapping(
            Yaml.Mapping tree, List<Object> path, Predicate<List<Object>> wanted) {
        Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
        tree.entries().forEach((key, value) -> {
            path.add(key);
            rendered.put(key, render(value, path, wanted));
            path.removeLast();
        });
        return rendered;
    }

    /// What the pieces of a template amount to: one alone keeps its type, several become text.
    static Object joined(List<Object> parts) {
        if (parts.isEmpty()) {
            return "";
        }
        if (parts.size() == 1) {
            return parts.getFirst() instanceof NativeValue marked ? marked.resolve() : parts.getFirst();
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(Python.str(part)));
        return text.toString();
    }
}
