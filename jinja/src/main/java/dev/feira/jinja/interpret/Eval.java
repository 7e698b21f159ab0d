package dev.feira.jinja.interpret;

/// A compiled expression.
@FunctionalInterface
interface Eval {
    Object value(Frame frame);
}
