package dev.feira.transform.macros;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The macros that a template itself calls, which is what dbt calls its dependencies; what those call in turn does not
/// count. One template, one thread.
public final class MacroCalls {
    private final Set<String> called = new LinkedHashSet<>();
    private int depth;

    void enter(DefinedMacro macro) {
        if (depth++ == 0) {
            called.add(macro.macro().uniqueId());
        }
    }

    void leave() {
        depth--;
    }

    /// Unique ids, in the order of the first call.
    public List<String> called() {
        return new ArrayList<>(called);
    }
}
