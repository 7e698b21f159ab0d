package dev.feira.jinja;

/// A single expression that can be evaluated any number of times.
@FunctionalInterface
public interface Expression {
    /// Its value, not turned into text.
    Object evaluate(Scope scope);
}
