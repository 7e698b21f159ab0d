package dev.feira.project.settings;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A YAML file whose root is a mapping, as nodes that know their line and column.
public record Document(String file, MappingNode root) {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).build();

    /// Reads a file; messages call it `name`.
    public static Document read(Path file, String name) {
        try {
            return parse(name, Files.readString(file));
        } catch (IOException e) {
            throw Problem.user("`" + name + "` cannot be read: " + e)
                    .at(Location.of(name))
                    .exception(e);
        }
    }

    public static Document parse(String name, String yaml) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(yaml);
            if (root.isEmpty()) {
                return new Document(name, empty());
            }
            if (root.get() instanceof MappingNode mapping) {
                return new Document(name, mapping);
            }
            throw Problem.user("`" + name + "` must hold `key: value` lines")
                    .at(at(name, root.get()))
                    .exception();
        } catch (MarkedYamlEngineException e) {
            throw Problem.user("`" + name + "` is not YAML: " + e.getProblem())
                    .at(at(name, e.getProblemMark()))
                    .exception(e);
        } catch (YamlEngineException e) {
            throw Problem.user("`" + name + "` is not YAML: " + e.getMessage())
                    .at(Location.of(name))
                    .exception(e);
        }
    }

    public static MappingNode empty() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), org.snakeyaml.engine.v2.common.FlowStyle.BLOCK);
    }

    public Location at(Node node) {
        return at(file, node);
    }

    private static Location at(String file, Node node) {
        return at(file, node.getStartMark());
    }

    private static Location at(String file, Optional<Mark> mark) {
        return mark.map(it -> new Location(file, it.getLine() + 1, it.getColumn() + 1))
                .orElse(Location.of(file));
    }

    /// The mapping under a key, empty when the key is missing or has nothing under it.
    public MappingNode mapping(MappingNode parent, String key) {
        return switch (child(parent, key).orElseGet(Document::empty)) {
            case MappingNode mapping -> mapping;
            case Node other when isNull(other) -> empty();
            case Node other ->
                throw Problem.user("`" + key + "` must hold `key: value` lines")
                        .at(at(other))
                        .exception();
        };
    }

    public static Optional<Node> child(MappingNode parent, String key) {
        return parent.getValue().stream()
                .filter(tuple -> key(tuple).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    public static List<String> keys(MappingNode mapping) {
        return mapping.getValue().stream().map(Document::key).toList();
    }

    static String key(NodeTuple tuple) {
        return text(tuple.getKeyNode());
    }

    /// A scalar as it is written; empty for anything else.
    public static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    /// `base` with what `over` says instead, mappings merged level by level.
    public static MappingNode overlay(MappingNode base, MappingNode over) {
        List<NodeTuple> merged = new ArrayList<>();
        for (NodeTuple tuple : base.getValue()) {
            if (child(over, key(tuple)).isEmpty()) {
                merged.add(tuple);
            }
        }
        for (NodeTuple tuple : over.getValue()) {
            merged.add(new NodeTuple(tuple.getKeyNode(), overlaid(base, tuple)));
        }
        return new MappingNode(Tag.MAP, true, merged, base.getFlowStyle(), over.getStartMark(), over.getEndMark());
    }

    private static Node overlaid(MappingNode base, NodeTuple tuple) {
        return tuple.getValueNode() instanceof MappingNode mapping
                        && child(base, key(tuple)).orElseGet(Document::empty) instanceof MappingNode below
                ? overlay(below, mapping)
                : tuple.getValueNode();
    }
}
