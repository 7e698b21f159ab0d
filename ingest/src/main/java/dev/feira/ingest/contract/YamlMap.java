package dev.feira.ingest.contract;

import dev.feira.core.Location;
import dev.feira.core.Nearest;
import dev.feira.core.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A mapping of a YAML file whose every complaint names file, line and column.
final class YamlMap {
    private final String file;
    private final Node node;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    /// @param known the keys that may stand there
    YamlMap(String file, Node node, Set<String> known) {
        this.file = file;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, "a mapping of `key: value` lines was expected here")
                    .exception();
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = scalar(entry.getKeyNode());
            if (!known.contains(key)) {
                throw unknown(entry.getKeyNode(), "key", key, known).exception();
            }
            if (entries.put(key, entry.getValueNode()) != null) {
                throw problem(entry.getKeyNode(), "the key `" + key + "` stands here twice")
                        .exception();
            }
        }
    }

    String required(String key) {
        return text(key)
                .orElseThrow(
                        () -> problem(node, "the key `" + key + "` is missing").exception());
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(entries.get(key)).map(this::scalar);
    }

    boolean flag(String key, boolean otherwise) {
        return switch (text(key).orElse(Boolean.toString(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw problem(place(key), "`" + key + "` is `true` or `false`").exception();
        };
    }

    <E extends Enum<E>> E choice(String key, E otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        Map<String, E> choices = new LinkedHashMap<>();
        for (E one : otherwise.getDeclaringClass().getEnumConstants()) {
            choices.put(one.name().toLowerCase(Locale.ROOT), one);
        }
        E chosen = choices.get(text.get());
        if (chosen == null) {
            throw unknown(place(key), "value of `" + key + "`", text.get(), choices.keySet())
                    .exception();
        }
        return chosen;
    }

    List<Node> list(String key) {
        return switch (entries.get(key)) {
            case null -> List.of();
            case SequenceNode sequence -> sequence.getValue();
            case Node other -> throw problem(other, "`" + key + "` is a list").exception();
        };
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        list(key).forEach(one -> texts.add(scalar(one)));
        return texts;
    }

    Node place(String key) {
        return entries.getOrDefault(key, node);
    }

    Problem problem(Node place, String message) {
        return Problem.user(message).at(location(file, place));
    }

    Problem unknown(Node place, String what, String found, Iterable<String> known) {
        List<String> names = new ArrayList<>();
        known.forEach(names::add);
        String all = names.stream().sorted().collect(Collectors.joining("`, `", "`", "`"));
        Problem problem = problem(place, "unknown " + what + " `" + found + "`; there are " + all);
        return Nearest.to(found, names)
                .map(near -> problem.hint("did you mean `" + near + "`?"))
                .orElse(problem);
    }

    private String scalar(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw problem(value, "a single value was expected here").exception();
    }

    static Location location(String file, Node node) {
        return node.getStartMark()
                .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Location.of(file));
    }
}
