package dev.feira.jinja;

import dev.feira.jinja.values.Types;
import java.util.Optional;

/// A value that is not there. It prints as nothing, is false and empty; any other use is an UndefinedError with this
/// message (or an error of another type where the value is withheld).
///
/// @param name the name that was looked for, where it is one
public record Undefined(Optional<String> name, String message, String errorType) {
    /// Nothing has this name.
    public static Undefined named(String name) {
        return new Undefined(Optional.of(name), "'" + name + "' is undefined", "UndefinedError");
    }

    /// With a message of its own.
    public static Undefined because(String name, String message) {
        return new Undefined(Optional.of(name), message, "UndefinedError");
    }

    /// The object has no such attribute or element.
    public static Undefined member(Object owner, Object key) {
        String object = Types.describe(owner);
        if (key instanceof String name) {
            String message = Python.repr(object) + " has no attribute " + Python.repr(name);
            return new Undefined(Optional.of(name), message, "UndefinedError");
        }
        String message = object + " has no element " + Python.repr(key);
        return new Undefined(Optional.empty(), message, "UndefinedError");
    }

    /// The attribute is withheld from templates.
    public static Undefined unsafe(Object owner, String name) {
        String message = "access to attribute " + Python.repr(name) + " of " + Python.repr(Types.name(owner))
                + " object is unsafe.";
        return new Undefined(Optional.of(name), message, "SecurityError");
    }

    /// The error that using it is.
    public TemplateException error() {
        return new TemplateException(errorType, message);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Undefined;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
