package dev.feira.transform.semantic;

import dev.feira.core.Location;
import dev.feira.core.Nearest;
import dev.feira.core.Problem;
import dev.feira.transform.yaml.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The keys of one mapping, read by their types; whatever is of another type, missing or unknown is refused with its
/// place.
final class Fields {
    private final String what;
    private final Yaml.Mapping tree;

    private Fields(String what, Yaml.Mapping tree) {
        this.what = what;
        this.tree = tree;
    }

    /// @param what the mapping is called in errors: ``metric `revenue` ``
    /// @param known all keys there are
    static Fields of(String what, Yaml tree, Set<String> known) {
        if (!(tree instanceof Yaml.Mapping mapping)) {
            throw Problem.user(what + " must be a mapping (`key: value`), and is " + shown(tree.plain()))
                    .at(tree.where())
                    .exception();
        }
        for (String key : mapping.entries().keySet()) {
            if (!known.contains(key)) {
                throw Problem.user("Additional properties are not allowed: " + what + " knows no `" + key + "`")
                        .at(mapping.whereIs(key))
                        .hint(Nearest.to(key, known)
                                .map(near -> "did you mean `" + near + "`?")
                                .orElse("there are: " + String.join(", ", known)))
                        .exception();
            }
        }
        return new Fields(what, mapping);
    }

    String what() {
        return what;
    }

    Yaml.Mapping tree() {
        return tree;
    }

    Location where(String key) {
        return tree.whereIs(key);
    }

    boolean has(String key) {
        return tree.get(key) != null;
    }

    RuntimeException refused(String key, String message) {
        return Problem.user(message).at(where(key)).exception();
    }

    private RuntimeException wrong(String key, String wanted) {
        return refused(key, "`" + key + "` of " + what + " must be " + wanted + ", and is " + shown(tree.get(key)));
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "empty";
            case Map<?, ?> map -> "a mapping";
            case List<?> list -> "a list";
            case Object single -> "`" + single + "`";
        };
    }

    /// A text; a number or truth value in its place is a mistake.
    @Nullable
    String text(String key) {
        Object value = tree.get(key);
        if (value != null && !(value instanceof String)) {
            throw wrong(key, "a text");
        }
        return (String) value;
    }

    String need(String key) {
        String text = text(key);
        if (text == null) {
            throw refused(key, "'" + key + "' is a required property: " + what + " has none");
        }
        return text;
    }

    /// SQL, which YAML may take for a number or a truth value; those are written as Python writes them.
    @Nullable
    String sql(String key) {
        return switch (tree.get(key)) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag ? "True" : "False";
            case Number number -> number.toString();
            default -> throw wrong(key, "SQL");
        };
    }

    boolean flag(String key) {
        return switch (tree.get(key)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw wrong(key, "`true` or `false`");
        };
    }

    @Nullable
    Long whole(String key) {
        return switch (tree.get(key)) {
            case null -> null;
            case Long number -> number;
            default -> throw wrong(key, "a whole number");
        };
    }

    @Nullable
    Double number(String key) {
        return switch (tree.get(key)) {
            case null -> null;
            case Number number -> number.doubleValue();
            default -> throw wrong(key, "a number");
        };
    }

    /// One of an enumeration's words, whatever its case.
    <T extends Enum<T>> Optional<T> choice(String key, T[] all) {
        String word = text(key);
        return word == null ? Optional.empty() : Optional.of(chosen(key, word, all));
    }

    <T extends Enum<T>> T chosen(String key, String word, T[] all) {
        return Arrays.stream(all)
                .filter(each -> each.toString().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> words =
                            Arrays.stream(all).map(Object::toString).toList();
                    return Problem.user("`" + key + "` of " + what + " cannot be `" + word + "`")
                            .at(where(key))
                            .hint("there are: " + String.join(", ", words))
                            .exception();
                });
    }

    <T> List<T> each(String key, Function<Yaml, T> reader) {
        List<T> items = new ArrayList<>();
        switch (tree.find(key).orElse(null)) {
            case null -> {}
            case Yaml.Sequence sequence -> sequence.items().forEach(item -> items.add(reader.apply(item)));
            case Yaml.Scalar scalar when scalar.value() == null -> {}
            default -> throw wrong(key, "a list");
        }
        return items;
    }

    List<String> texts(String key) {
        return each(key, item -> {
            if (item.plain() instanceof String text) {
                return text;
            }
            throw Problem.user(
                            "each of `" + key + "` of " + what + " must be a text, and one is " + shown(item.plain()))
                    .at(item.where())
                    .exception();
        });
    }

    /// A list of texts, or one text alone.
    List<String> oneOrMore(String key) {
        return tree.get(key) instanceof String text ? List.of(text) : texts(key);
    }

    <T> @Nullable T part(String key, Function<Yaml, @Nullable T> reader) {
        Yaml value = tree.find(key).orElse(null);
        return value == null || value.plain() == null ? null : reader.apply(value);
    }

    /// A mapping of whatever there is.
    Map<String, Object> map(String key) {
        Map<String, Object> filled = new LinkedHashMap<>();
        switch (tree.get(key)) {
            case null -> {}
            case Map<?, ?> map ->
                map.forEach((name, value) -> {
                    if (value != null) {
                        filled.put(String.valueOf(name), value);
                    }
                });
            default -> throw wrong(key, "a mapping");
        }
        return filled;
    }
}
