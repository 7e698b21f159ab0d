package dev.feira.core;

/// A password, key or token. It prints as `***`, so that it cannot slip into a log, a page or an error; only the code
/// that
/// opens a connection calls [#reveal()].
public final class Secret {
    private static final String MASK = "***";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /// The value itself.
    public String reveal() {
        return value;
    }

    /// The text with each occurrence of this secret replaced by `***`.
    public String mask(String text) {
        return value.isEmpty() ? text : text.replace(value, MASK);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
