package dev.feira.transform.graph;

import java.math.BigDecimal;

/// The order of versions: as numbers where both are, else as text.
final class Versions {
    private Versions() {}

    static int compare(Object left, Object right) {
        String a = left.toString();
        String b = right.toString();
        return numeric(a) && numeric(b) ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b);
    }

    private static boolean numeric(String text) {
        return text.matches("\\d+(\\.\\d+)?");
    }
}
