package dev.feira.project.settings;

import dev.feira.project.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `${NAME}` and `${NAME:-otherwise}` inside a scalar; `$${` stands for `${`.
final class Variables {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}");

    private final Environment environment;

    Variables(Environment environment) {
        this.environment = environment;
    }

    /// A scalar with its references replaced.
    ///
    /// @param used the variables that it took
    /// @param missing the variables that it wants and that are not set
    record Text(String value, List<String> used, List<String> missing) {}

    /// The variables without a default that a scalar refers to.
    static List<String> required(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .filter(match -> match.group(2) != null && match.group(3) == null)
                .map(match -> match.group(2))
                .toList();
    }

    boolean isSet(String name) {
        return environment.get(name).isPresent();
    }

    Text replace(String text) {
        List<String> used = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        String value = REFERENCE.matcher(text).replaceAll(match -> {
            if (match.group(1) != null) {
                return Matcher.quoteReplacement(match.group(1));
            }
            Optional<String> found = environment.get(match.group(2)).or(() -> Optional.ofNullable(match.group(3)));
            (found.isPresent() ? used : missing).add(match.group(2));
            return Matcher.quoteReplacement(found.orElse(""));
        });
        return new Text(value, List.copyOf(used), List.copyOf(missing));
    }
}
