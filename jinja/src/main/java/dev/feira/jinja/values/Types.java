package dev.feira.jinja.values;

import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;

/// The names of classes, as messages use them.
public final class Types {
    private Types() {}

    public static String name(Object value) {
        return switch (value) {
            case String text -> "str";
            case Boolean flag -> "bool";
            case Long number -> "int";
            case BigInteger number -> "int";
            case Double number -> "float";
            case BigDecimal number -> "decimal.Decimal";
            case None none -> "NoneType";
            case PyList list -> "list";
            case PyTuple tuple -> "tuple";
            case PyDict dict -> "dict";
            case PySet set -> "set";
            case Undefined undefined -> "Undefined";
            case PyObject object -> object.typeName();
            case Callable callable -> "function";
            case Iterator<?> iterator -> "generator";
            default -> value.getClass().getSimpleName();
        };
    }

    /// As Jinja describes an object that lacks something.
    public static String describe(Object value) {
        return value == None.NONE ? "None" : name(value) + " object";
    }

    static boolean isNumber(Object value) {
        return value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof BigInteger
                || value instanceof BigDecimal;
    }

    static boolean isInteger(Object value) {
        return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
    }
}
