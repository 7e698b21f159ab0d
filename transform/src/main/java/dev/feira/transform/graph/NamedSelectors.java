package dev.feira.transform.graph;

import dev.feira.core.Problem;
import dev.feira.transform.Selection.Indirect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The selectors of selectors.yml: text as on the command line, `{method, value, …}`, `{tag: x}`, `union`,
/// `intersection`, `exclude`.
final class NamedSelectors {
    private final Map<String, Object> definitions;
    private final Selector selector;

    NamedSelectors(Map<String, Object> definitions, Selector selector) {
        this.definitions = definitions;
        this.selector = selector;
    }

    /// The one marked `default: true`.
    Optional<String> standard() {
        return definitions.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("default")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Chosen find(String name, Indirect indirect, Optional<Earlier> earlier) {
        Object definition = definitions.get(name);
        if (definition == null) {
            throw Problem.user("there is no selector `" + name + "`")
                    .hint(
                            definitions.isEmpty()
                                    ? "define it in selectors.yml"
                                    : "there are: `" + String.join("`, `", definitions.keySet()) + "`")
                    .exception();
        }
        Object body = definition instanceof Map<?, ?> map && map.containsKey("definition")
                ? map.get("definition")
                : definition;
        return chosen(body, indirect, earlier);
    }

    private Chosen chosen(@Nullable Object definition, Indirect indirect, Optional<Earlier> earlier) {
        return switch (definition) {
            case String text -> selector.union(List.of(text), indirect, earlier, Chosen.nothing());
            case Map<?, ?> map
            when map.get("union") instanceof List<?> parts -> combined(parts, true, indirect, earlier);
            case Map<?, ?> map
            when map.get("intersection") instanceof List<?> parts -> combined(parts, false, indirect, earlier);
            case Map<?, ?> map when map.containsKey("method") -> method(map, indirect, earlier);
            case Map<?, ?> map
            when map.size() == 1 -> {
                Map.Entry<?, ?> only = map.entrySet().iterator().next();
                yield selector.criterion(Criterion.parse(only.getKey() + ":" + only.getValue()), indirect, earlier);
            }
            case null, default ->
                throw Problem.user("a selector's definition is not understood: `" + definition + "`")
                        .exception();
        };
    }

    private Chosen combined(List<?> parts, boolean union, Indirect indirect, Optional<Earlier> earlier) {
        Chosen all = null;
        Chosen excluded = Chosen.nothing();
        for (Object part : parts) {
            if (part instanceof Map<?, ?> map && map.get("exclude") instanceof List<?> out && map.size() == 1) {
                excluded = excluded.or(combined(out, true, indirect, earlier));
            } else {
                Chosen one = chosen(part, indirect, earlier);
                all = all == null ? one : union ? all.or(one) : all.and(one);
            }
        }
        return (all == null ? Chosen.nothing() : all).without(excluded);
    }

    private Chosen method(Map<?, ?> map, Indirect indirect, Optional<Earlier> earlier) {
        String prefix = Boolean.TRUE.equals(map.get("childrens_parents")) ? "@" : plus(map, "parents");
        String suffix = Boolean.TRUE.equals(map.get("children"))
                ? "+" + (map.get("children_depth") == null ? "" : map.get("children_depth"))
                : "";
        Indirect own = map.get("indirect_selection") instanceof String mode
                ? Indirect.valueOf(mode.toUpperCase(Locale.ROOT))
                : indirect;
        Chosen chosen = selector.criterion(
                Criterion.parse(prefix + map.get("method") + ":" + map.get("value") + suffix), own, earlier);
        return map.get("exclude") instanceof List<?> out ? chosen.without(combined(out, true, own, earlier)) : chosen;
    }

    private static String plus(Map<?, ?> map, String key) {
        if (!Boolean.TRUE.equals(map.get(key))) {
            return "";
        }
        Object depth = map.get(key + "_depth");
        return (depth == null ? "" : depth) + "+";
    }
}
