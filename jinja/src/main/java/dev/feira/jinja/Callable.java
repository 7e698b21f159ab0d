package dev.feira.jinja;

import org.jspecify.annotations.Nullable;

/// What a template can call. Java's null as a result is `None`; the result passes through [Python#value].
@FunctionalInterface
public interface Callable {
    @Nullable
    Object call(Arguments arguments);
}
