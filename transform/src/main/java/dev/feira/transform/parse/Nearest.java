package dev.feira.transform.parse;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The name that the user may have meant.
final class Nearest {
    private static final int FAR = 4;

    private Nearest() {}

    static Optional<String> to(String wanted, Collection<String> there) {
        return there.stream()
                .filter(name -> distance(wanted, name) < Math.min(FAR, Math.max(2, wanted.length() / 2)))
                .min(Comparator.comparingInt(name -> distance(wanted, name)));
    }

    static String hint(String wanted, Collection<String> there) {
        return to(wanted, there).map(name -> "did you mean `" + name + "`?").orElse("check the name, or define it");
    }

    /// Levenshtein's distance.
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
