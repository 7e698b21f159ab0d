package dev.feira.jinja;

import org.jspecify.annotations.Nullable;

/// Thrown by a host's callable to end the innermost macro call, which then has this value instead of its text.
public final class Return extends RuntimeException {
    private final transient Object value;

    public Return(@Nullable Object value) {
        super("return outside of a macro", null, false, false);
        this.value = Python.value(value);
    }

    public Object value() {
        return value;
    }
}
