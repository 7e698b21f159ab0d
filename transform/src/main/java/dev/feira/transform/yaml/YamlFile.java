package dev.feira.transform.yaml;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads YAML into [Yaml] trees.
public final class YamlFile {
    private static final String MERGE = "<<";

    private final String name;

    private YamlFile(String name) {
        this.name = name;
    }

    /// The file's only document; an empty file is an empty mapping.
    ///
    /// @param name as errors shall call it
    public static Yaml read(Path file, String name) {
        try {
            return parse(Files.readString(file), name);
        } catch (IOException failure) {
            throw Problem.user("`" + name + "` cannot be read: " + failure.getMessage())
                    .at(Location.of(name))
                    .exception(failure);
        }
    }

    /// The same for text at hand.
    public static Yaml parse(String text, String name) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(1000)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.map(new YamlFile(name)::tree).orElse(Yaml.Mapping.EMPTY);
        } catch (MarkedYamlEngineException failure) {
            throw Problem.user("`" + name + "` is not valid YAML: " + failure.getProblem())
                    .at(place(name, failure.getProblemMark()))
                    .hint("check the indentation and the quotes there and in the line before")
                    .exception(failure);
        } catch (YamlEngineException failure) {
            throw Problem.user("`" + name + "` is not valid YAML: " + failure.getMessage())
                    .at(Location.of(name))
                    .exception(failure);
        }
    }

    /// The same, for files whose root must be a mapping.
    public static Yaml.Mapping mapping(Path file, String name) {
        return asMapping(read(file, name), name);
    }

    /// The tree as a mapping; nothing at all counts as an empty one.
    public static Yaml.Mapping asMapping(Yaml tree, String name) {
        return switch (tree) {
            case Yaml.Mapping mapping -> mapping;
            case Yaml.Scalar scalar when scalar.value() == null -> Yaml.Mapping.EMPTY;
            default ->
                throw Problem.user("`" + name + "` must hold a mapping (`key: value`)")
                        .at(tree.where())
                        .exception();
        };
    }

    private Yaml tree(Node node) {
        return switch (node) {
            case ScalarNode scalar -> new Yaml.Scalar(value(scalar), place(name, scalar.getStartMark()));
            case SequenceNode sequence ->
                new Yaml.Sequence(
                        sequence.getValue().stream().map(this::tree).toList(), place(name, sequence.getStartMark()));
            case MappingNode mapping -> mapping(mapping);
            default -> throw new IllegalStateException("unknown YAML node " + node.getClass());
        };
    }

    private Yaml.Mapping mapping(MappingNode node) {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = key(tuple.getKeyNode());
            Location where = place(name, tuple.getKeyNode().getStartMark());
            if (key.equals(MERGE)) {
                merged(tuple.getValueNode())
                        .forEach(base -> base.entries().forEach((name, value) -> {
                            entries.putIfAbsent(name, value);
                            keys.putIfAbsent(name, base.whereIs(name));
                        }));
            } else {
                entries.put(key, tree(tuple.getValueNode()));
                keys.put(key, where);
            }
        }
        return new Yaml.Mapping(entries, keys, place(name, node.getStartMark()));
    }

    private List<Yaml.Mapping> merged(Node node) {
        List<Yaml.Mapping> bases = new ArrayList<>();
        switch (tree(node)) {
            case Yaml.Mapping base -> bases.add(base);
            case Yaml.Sequence several ->
                several.items().stream()
                        .filter(Yaml.Mapping.class::isInstance)
                        .map(Yaml.Mapping.class::cast)
                        .forEach(bases::add);
            case Yaml.Scalar ignored -> {}
        }
        return bases;
    }

    private String key(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw Problem.user("a key must be text; Jinja in a value needs quotes around it")
                .at(place(name, node.getStartMark()))
                .exception();
    }

    private static @Nullable Object value(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN ? Scalars.resolve(scalar.getValue()) : scalar.getValue();
    }

    private static Location place(String name, Optional<Mark> mark) {
        return mark.map(at -> new Location(name, at.getLine() + 1, at.getColumn() + 1))
                .orElse(Location.of(name));
    }
}
