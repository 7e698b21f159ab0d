package dev.feira.jinja.values;

import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Undefined;
import dev.feira.jinja.time.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way from Java's values to the engine's and back.
public final class Interop {
    private Interop() {}

    public static Object value(@Nullable Object java) {
        return switch (java) {
            case null -> None.NONE;
            case String text -> text;
            case PyObject object -> object;
            case Callable callable -> callable;
            case Boolean flag -> flag;
            case Number number -> number(number);
            case None none -> none;
            case PyList list -> list;
            case PyDict dict -> dict;
            case PyTuple tuple -> tuple;
            case PySet set -> set;
            case Undefined undefined -> undefined;
            case Slices.Slice slice -> slice;
            default -> foreign(java);
        };
    }

    private static Object number(Number number) {
        return switch (number) {
            case Long whole -> whole;
            case Double real -> real;
            case Integer whole -> whole.longValue();
            case Short whole -> whole.longValue();
            case Byte whole -> whole.longValue();
            case Float real -> Double.valueOf(real.toString());
            case BigInteger whole -> Numbers.integer(whole);
            case BigDecimal decimal -> decimal;
            default -> number.doubleValue();
        };
    }

    private static Object foreign(Object java) {
        return switch (java) {
            case Optional<?> optional -> value(optional.orElse(null));
            case Map<?, ?> map -> dict(map);
            case Set<?> set -> set(set);
            case Iterable<?> items -> list(items);
            case Object[] items -> list(Arrays.asList(items));
            case byte[] bytes -> new Bytes(new String(bytes, StandardCharsets.UTF_8));
            case Enum<?> constant -> constant.name();
            case CharSequence text -> text.toString();
            case Character character -> character.toString();
            case Iterator<?> iterator -> Iteration.map(iterator, Interop::value);
            case TemporalAccessor moment -> Times.value(moment);
            case Duration span -> Times.value(span);
            default -> java.toString();
        };
    }

    private static PyDict dict(Map<?, ?> map) {
        PyDict dict = new PyDict();
        map.forEach((key, value) -> dict.put(value(key), value(value)));
        return dict;
    }

    private static PySet set(Set<?> items) {
        PySet set = new PySet();
        items.forEach(item -> set.add(value(item)));
        return set;
    }

    private static PyList list(Iterable<?> items) {
        PyList list = new PyList();
        items.forEach(item -> list.add(value(item)));
        return list;
    }

    public static @Nullable Object toJava(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case None none -> null;
            case Undefined undefined -> null;
            case PyDict dict -> map(dict);
            case PyList list -> javaList(list);
            case PyTuple tuple -> javaList(tuple.items());
            case PySet set -> javaSet(set);
            case Temporal moment -> moment.java();
            default -> value;
        };
    }

    private static Map<@Nullable Object, @Nullable Object> map(PyDict dict) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        dict.forEach((key, value) -> map.put(toJava(key), toJava(value)));
        return map;
    }

    private static List<@Nullable Object> javaList(List<Object> items) {
        List<@Nullable Object> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(toJava(item)));
        return list;
    }

    private static Set<@Nullable Object> javaSet(PySet items) {
        Set<@Nullable Object> set = new LinkedHashSet<>();
        items.forEach(item -> set.add(toJava(item)));
        return set;
    }
}
