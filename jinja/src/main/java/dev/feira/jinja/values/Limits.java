package dev.feira.jinja.values;

import dev.feira.jinja.TemplateException;

/// A template must not fill the memory by one small expression.
final class Limits {
    private static final long LARGEST = 20_000_000;
    private static final long MOST_BITS = 10_000_000;

    private Limits() {}

    static void check(long size) {
        if (size > LARGEST) {
            throw new TemplateException("MemoryError", "a value of " + size + " items or characters is too large");
        }
    }

    static void checkBits(long bits) {
        if (bits > MOST_BITS) {
            throw new TemplateException("OverflowError", "a number of " + bits + " bits is too large");
        }
    }
}
