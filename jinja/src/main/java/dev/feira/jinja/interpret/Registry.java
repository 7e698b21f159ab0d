package dev.feira.jinja.interpret;

import dev.feira.jinja.Callable;
import org.jspecify.annotations.Nullable;

/// The filters and tests of an environment; null where there is none of that name.
public interface Registry {
    @Nullable
    Callable filter(String name);

    @Nullable
    Callable test(String name);

    /// How many calls may be under way inside each other.
    int maxDepth();
}
