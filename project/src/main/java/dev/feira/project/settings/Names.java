package dev.feira.project.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names in `feira.yml` are `snake_case`, those of records `camelCase`.
public final class Names {
    private static final Pattern UPPER = Pattern.compile("(?<!^)[A-Z]");

    private Names() {}

    static String snake(String camel) {
        return UPPER.matcher(camel).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }

    /// The known name that the user most likely meant.
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(wrong, name) <= Math.max(2, name.length() / 3));
    }

    /// A hint for an unknown name: the nearest known one, or all of them.
    public static String suggestion(String wrong, Collection<String> known) {
        return nearest(wrong, known)
                .map(name -> "did you mean `" + name + "`?")
                .orElseGet(() -> "known here: `"
                        + String.join("`, `", known.stream().sorted().toList()) + "`");
    }

    /// Levenshtein's distance.
    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] next = new int[b.length() + 1];
            next[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(swap, Math.min(last[j], next[j - 1]) + 1);
            }
            last = next;
        }
        return last[b.length()];
    }
}
