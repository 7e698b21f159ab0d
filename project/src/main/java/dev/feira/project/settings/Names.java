package dev.feira.project.settings;

import dev.feira.core.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names in `feira.yml` are `snake_case`, those of records `camelCase`.
public final class Names {
    private static final Pattern UPPER = Pattern.compile("(?<!^)[A-Z]");

    private Names() {}

    static String snake(String camel) {
        return UPPER.matcher(camel).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }

    /// A hint for an unknown name: the nearest known one, or all of them.
    public static String suggestion(String wrong, Collection<String> known) {
        return Nearest.to(wrong, known)
                .map(name -> "did you mean `" + name + "`?")
                .orElseGet(() -> "known here: `"
                        + String.join("`, `", known.stream().sorted().toList()) + "`");
    }
}
