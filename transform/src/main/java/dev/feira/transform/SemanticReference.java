package dev.feira.transform;

import dev.feira.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A name in a condition or a saved query: `Dimension('order__status')`, `TimeDimension('metric_time', 'month')`,
/// `Entity('customer')`, `Metric('revenue')`. The part before the last `__` is the way there, entity by entity.
///
/// @param path entities from the table that asks to the one that has the element
/// @param grain of a time dimension, when given
public record SemanticReference(Kind kind, List<String> path, String element, Optional<String> grain) {
    private static final Pattern CALL = Pattern.compile(
            "(Dimension|TimeDimension|Entity|Metric)\\(\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*(?:,(.*))?\\)"
                    + "((?:\\.(?:grain\\(\\s*['\"]\\w+['\"]\\s*\\)|descending\\(\\s*\\w*\\s*\\)))*)",
            Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("['\"](\\w+)['\"]");
    private static final Pattern GRAIN = Pattern.compile("\\.grain\\(\\s*['\"](\\w+)['\"]");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    /// What kind of element is meant.
    public enum Kind {
        DIMENSION,
        TIME_DIMENSION,
        ENTITY,
        METRIC
    }

    /// A piece of a condition: SQL as written, or a name that stands in a template.
    public sealed interface Piece {
        record Sql(String text) implements Piece {}

        record Name(SemanticReference reference) implements Piece {}
    }

    /// One call, without braces.
    public static SemanticReference parse(String call) {
        Matcher matcher = CALL.matcher(call.strip());
        if (!matcher.matches()) {
            throw Problem.user("`" + call.strip() + "` is not a valid name")
                    .hint("write `Dimension('entity__dimension')`, `TimeDimension('metric_time', 'month')`, "
                            + "`Entity('entity')` or `Metric('metric')`")
                    .exception();
        }
        String name = (matcher.group(2) == null ? matcher.group(3) : matcher.group(2)).toLowerCase(Locale.ROOT);
        List<String> parts = List.of(name.split("__", -1));
        Kind kind = switch (matcher.group(1)) {
            case "Dimension" -> Kind.DIMENSION;
            case "TimeDimension" -> Kind.TIME_DIMENSION;
            case "Entity" -> Kind.ENTITY;
            default -> Kind.METRIC;
        };
        Optional<String> grain = kind == Kind.TIME_DIMENSION ? found(QUOTED, matcher.group(4)) : Optional.empty();
        return new SemanticReference(
                kind,
                parts.subList(0, parts.size() - 1),
                parts.getLast(),
                grain.or(() -> found(GRAIN, matcher.group(5))));
    }

    private static Optional<String> found(Pattern pattern, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// The pieces of a condition in their order.
    public static List<Piece> pieces(String template) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = TEMPLATE.matcher(template);
        int at = 0;
        while (matcher.find()) {
            pieces.add(new Piece.Sql(template.substring(at, matcher.start())));
            pieces.add(new Piece.Name(parse(matcher.group(1))));
            at = matcher.end();
        }
        pieces.add(new Piece.Sql(template.substring(at)));
        return pieces;
    }

    /// As a query and an answer call it: `order__status`.
    public String name() {
        List<String> parts = new ArrayList<>(path);
        parts.add(element);
        return String.join("__", parts);
    }
}
