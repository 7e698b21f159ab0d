package dev.feira.jinja.values;

import dev.feira.jinja.PyObject;
import dev.feira.jinja.syntax.Operator;
import org.jspecify.annotations.Nullable;

/// A value with arithmetic of its own; null means that it does not know what to do with the other value.
public interface Operand extends PyObject {
    default @Nullable Object left(Operator operator, Object right) {
        return null;
    }

    default @Nullable Object right(Operator operator, Object left) {
        return null;
    }

    default @Nullable Object negated() {
        return null;
    }
}
