package dev.feira.transform.parse;

import dev.feira.core.Nearest;
import java.util.Collection;

/// Cures that several mistakes share.
final class Hints {
    private Hints() {}

    /// For a name that nothing has.
    static String meant(String wrong, Collection<String> there) {
        return Nearest.to(wrong, there)
                .map(name -> "did you mean `" + name + "`?")
                .orElse("check the name, or define it");
    }
}
