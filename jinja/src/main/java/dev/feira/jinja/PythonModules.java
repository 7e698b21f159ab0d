package dev.feira.jinja;

import dev.feira.jinja.modules.Iterables;

/// Functions and modules of Python that a host may hand to its templates.
public final class PythonModules {
    private PythonModules() {}

    /// `zip(*iterables)`.
    public static Callable zip() {
        return Iterables::zip;
    }

    /// `set(iterable)`.
    public static Callable set() {
        return Iterables::set;
    }
}
