package dev.feira.transform.semantic;

import dev.feira.core.Location;
import dev.feira.transform.TimeGrain;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How elements of the semantic layer may be called.
final class ValidName {
    /// The time of any metric, whatever its own is called.
    static final String METRIC_TIME = "metric_time";

    private static final Pattern VALID = Pattern.compile("[a-z]((?!__)[a-z0-9_])*[a-z0-9]");
    private static final Set<String> RESERVED = Set.of(METRIC_TIME, "mf_internal_uuid");

    private ValidName() {}

    static void check(String name, Location where) {
        if (!VALID.matcher(name).matches()) {
            throw SemanticRules.broken(
                    "Invalid name `" + name + "` - names may only contain lower case letters, numbers, and"
                            + " underscores. Additionally, names must start with a lower case letter,"
                            + " cannot end with an underscore, cannot contain dunders (double"
                            + " underscores, or __), and must be at least 2 characters long.",
                    where);
        }
        if (TimeGrain.find(name).isPresent()) {
            throw SemanticRules.broken(
                    "Invalid name `" + name + "` - names cannot match reserved time granularity keywords ("
                            + String.join(", ", TimeGrain.words()) + ")",
                    where);
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw SemanticRules.broken("Invalid name `" + name + "` - this name is reserved by MetricFlow.", where);
        }
    }
}
