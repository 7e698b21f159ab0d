package dev.feira.jinja.values;

import dev.feira.jinja.None;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/// What counts as true: everything but zero, emptiness, `None` and the undefined.
public final class Truth {
    private Truth() {}

    public static boolean of(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case String text -> !text.isEmpty();
            case Long number -> number != 0;
            case Double number -> number != 0;
            case BigInteger number -> number.signum() != 0;
            case BigDecimal number -> number.signum() != 0;
            case None none -> false;
            case Undefined undefined -> false;
            case Collection<?> items -> !items.isEmpty();
            case Map<?, ?> entries -> !entries.isEmpty();
            case PyTuple tuple -> tuple.size() > 0;
            case PyObject object -> object.truth();
            default -> true;
        };
    }
}
