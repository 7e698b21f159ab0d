package dev.feira.jinja;

import dev.feira.jinja.values.Attributes;
import dev.feira.jinja.values.Calls;
import dev.feira.jinja.values.Equality;
import dev.feira.jinja.values.Interop;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.LiteralReader;
import dev.feira.jinja.values.Ordering;
import dev.feira.jinja.values.Repr;
import dev.feira.jinja.values.Truth;
import dev.feira.jinja.values.Types;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Python's view of values, for hosts: conversion both ways, printing, truth, equality, order, iteration.
public final class Python {
    private Python() {}

    /// Any Java value as an engine value: null becomes `None`, small numbers become `int` and `float`, maps, lists and
    /// sets are copied deeply, java.time's types become Python's. Engine values are passed as they are.
    public static Object value(@Nullable Object java) {
        return Interop.value(java);
    }

    /// An engine value in plain Java: `None` becomes null; lists, tuples, dicts and sets are copied deeply; dates and
    /// times become java.time's.
    public static @Nullable Object toJava(@Nullable Object value) {
        return Interop.toJava(value);
    }

    public static String str(Object value) {
        return Repr.str(value);
    }

    public static String repr(Object value) {
        return Repr.repr(value);
    }

    public static boolean truth(Object value) {
        return Truth.of(value);
    }

    /// `==`.
    public static boolean equal(Object left, Object right) {
        return Equality.equal(left, right);
    }

    /// The order of `<`; a TypeError where there is none.
    public static int compare(Object left, Object right) {
        return Ordering.compare(left, right, "<");
    }

    /// The items in order; a TypeError if it cannot be iterated.
    public static Iterator<Object> iterate(Object value) {
        return Iteration.of(value);
    }

    /// As Python names the class: `int`, `str`, `dict`, …
    public static String typeName(Object value) {
        return Types.name(value);
    }

    /// `value.name` as a template reads it; [Undefined] if there is none.
    public static Object attribute(Object value, String name) {
        return Attributes.attribute(value, name);
    }

    /// `value[key]` as a template reads it; [Undefined] if there is none.
    public static Object item(Object value, Object key) {
        return Attributes.item(value, key);
    }

    public static Object call(Object value, Arguments arguments) {
        return Calls.call(value, arguments);
    }

    /// `ast.literal_eval`: the value of Python source that is a literal; a ValueError if it is not.
    public static Object literal(String source) {
        return LiteralReader.read(source);
    }
}
