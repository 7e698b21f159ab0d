package dev.feira.stream.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a schema says of one value that is neither a list nor an object.
final class ScalarRules {
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 12;

    private final JsonNode node;
    private final Function<String, RuntimeException> refusal;

    ScalarRules(JsonNode node, Function<String, RuntimeException> refusal) {
        this.node = node;
        this.refusal = refusal;
    }

    Set<String> keywords(String type) {
        return switch (type) {
            case "string" -> Set.of("format", "enum", "pattern", "minLength", "maxLength");
            case "integer" -> Set.of("format", "minimum", "maximum");
            case "number" -> Set.of("multipleOf", "minimum", "maximum");
            default -> Set.of();
        };
    }

    FieldType read(String type) {
        return switch (type) {
            case "string" -> text();
            case "integer" -> whole();
            case "number" -> node.has("multipleOf") ? exact() : real();
            case "boolean" -> new FieldType.Truth();
            default ->
                throw refusal.apply(
                        "has the type `" + type + "`; there are string, integer, number, boolean" + " and array");
        };
    }

    private FieldType text() {
        return switch (node.path("format").asText("")) {
            case "" ->
                new FieldType.Text(
                        node.path("minLength").asInt(0),
                        node.path("maxLength").asInt(Integer.MAX_VALUE),
                        pattern(),
                        allowed());
            case "date-time" -> new FieldType.Moment();
            case "date" -> new FieldType.Day();
            default -> throw refusal.apply("has a format that Feira does not check; there are `date-time` and `date`");
        };
    }

    private Optional<Pattern> pattern() {
        try {
            return Optional.ofNullable(node.get("pattern")).map(it -> Pattern.compile(it.asText()));
        } catch (PatternSyntaxException e) {
            throw refusal.apply("has a `pattern` that is no regular expression: " + e.getDescription());
        }
    }

    private Set<String> allowed() {
        Set<String> allowed = new HashSet<>();
        node.path("enum").forEach(it -> allowed.add(it.asText()));
        return allowed;
    }

    private FieldType whole() {
        boolean small = node.path("format").asText("").equals("int32");
        long lowest = small ? Integer.MIN_VALUE : Long.MIN_VALUE;
        long highest = small ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return new FieldType.Whole(
                small ? 32 : 64,
                Math.max(lowest, node.path("minimum").asLong(lowest)),
                Math.min(highest, node.path("maximum").asLong(highest)));
    }

    private FieldType exact() {
        BigDecimal step = node.get("multipleOf").decimalValue().stripTrailingZeros();
        if (step.unscaledValue().intValueExact() != 1 || step.scale() < 0 || step.scale() > MOST_DECIMALS) {
            throw refusal.apply("must be a multiple of 1, 0.1, 0.01, … down to 12 decimals");
        }
        long most = BigDecimal.TEN.pow(MOST_DIGITS).longValueExact() - 1;
        return new FieldType.Exact(
                MOST_DIGITS,
                step.scale(),
                bound("minimum", step.scale(), -most, RoundingMode.CEILING),
                bound("maximum", step.scale(), most, RoundingMode.FLOOR));
    }

    private long bound(String keyword, int scale, long otherwise, RoundingMode rounding) {
        if (!node.has(keyword)) {
            return otherwise;
        }
        BigDecimal units =
                node.get(keyword).decimalValue().setScale(scale, rounding).movePointRight(scale);
        if (units.precision() > MOST_DIGITS) {
            throw refusal.apply("has a `" + keyword + "` of more than 18 digits");
        }
        return units.longValueExact();
    }

    private FieldType real() {
        return new FieldType.Real(
                node.path("minimum").asDouble(-Double.MAX_VALUE),
                node.path("maximum").asDouble(Double.MAX_VALUE));
    }
}
