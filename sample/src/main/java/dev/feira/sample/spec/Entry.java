package dev.feira.sample.spec;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A place in a YAML file and what stands there. Asking for something else than what stands there is an error that
/// names the place.
public final class Entry {
    private final String file;
    private final String name;
    private final Node node;

    private Entry(String file, String name, Node node) {
        this.file = file;
        this.name = name;
        this.node = node;
    }

    static Entry read(Path file) {
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        try (InputStream content = Files.newInputStream(file)) {
            Node root = new Compose(settings)
                    .composeInputStream(content)
                    .orElseThrow(() -> Problem.user("the file is empty; a description of tables was wanted")
                            .at(Location.of(file.toString()))
                            .exception());
            return new Entry(file.toString(), "file", root);
        } catch (MarkedYamlEngineException e) {
            throw Problem.user("this is no YAML: " + e.getProblem())
                    .at(e.getProblemMark()
                            .map(mark -> new Location(file.toString(), mark.getLine() + 1, mark.getColumn() + 1))
                            .orElse(Location.of(file.toString())))
                    .exception(e);
        } catch (IOException e) {
            throw Problem.user("cannot read `" + file + "`: " + e.getMessage())
                    .hint("give the path of a description such as `projects/olist/sample/olist.yml`")
                    .exception(e);
        }
    }

    public String name() {
        return name;
    }

    /// An error about what stands here.
    public RuntimeException wrong(String message) {
        Location place = node.getStartMark()
                .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Location.of(file));
        return Problem.user(message).at(place).exception();
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /// The keys in their order, each with what stands behind it.
    public Map<String, Entry> map() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("`" + name + "` must be a mapping of names to values");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple pair : mapping.getValue()) {
            String key = ((ScalarNode) pair.getKeyNode()).getValue();
            entries.put(key, new Entry(file, key, pair.getValueNode()));
        }
        return entries;
    }

    /// As [#map()], with no other keys than these.
    public Map<String, Entry> map(Set<String> known) {
        Map<String, Entry> entries = map();
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.name)) {
                throw entry.wrong("`" + entry.name + "` is not known in `" + name + "`, where these are: "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return entries;
    }

    public Optional<Entry> find(String key) {
        return Optional.ofNullable(map().get(key));
    }

    public Entry need(String key) {
        return find(key).orElseThrow(() -> wrong("`" + name + "` needs `" + key + "`"));
    }

    public List<Entry> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("`" + name + "` must be a list");
        }
        return sequence.getValue().stream()
                .map(value -> new Entry(file, name, value))
                .toList();
    }

    public List<String> texts() {
        return list().stream().map(Entry::text).toList();
    }

    public double[] numbers() {
        return list().stream().mapToDouble(Entry::number).toArray();
    }

    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong("`" + name + "` must be a single value");
        }
        return scalar.getValue();
    }

    public double number() {
        try {
            return Double.parseDouble(text());
        } catch (NumberFormatException e) {
            throw wrong("`" + name + "` must be a number, not `" + text() + "`");
        }
    }

    public long whole() {
        double number = number();
        if (number != Math.rint(number)) {
            throw wrong("`" + name + "` must be a whole number, not `" + text() + "`");
        }
        return (long) number;
    }

    public boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("`" + name + "` must be `true` or `false`, not `" + text() + "`");
        };
    }
}
