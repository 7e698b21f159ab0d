package dev.feira.jinja.values;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// `==`, and the normal form of dict keys.
public final class Equality {
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Equality() {}

    /// Python's `is`.
    @SuppressWarnings("ReferenceEquality")
    public static boolean same(Object left, Object right) {
        return left == right;
    }

    public static boolean equal(Object left, Object right) {
        if (left instanceof String || right instanceof String) {
            return left.equals(right);
        }
        if (same(left, right)) {
            return !(left instanceof Double number && number.isNaN());
        }
        if (Types.isNumber(left) && Types.isNumber(right)) {
            return Numbers.compare(left, right) == 0 && !Numbers.isNan(left) && !Numbers.isNan(right);
        }
        return left.equals(right);
    }

    public static boolean sequences(List<Object> left, List<Object> right) {
        return left.size() == right.size() && pairwise(left, right);
    }

    private static boolean pairwise(List<Object> left, List<Object> right) {
        Iterator<Object> other = right.iterator();
        for (Object item : left) {
            Object twin = other.next();
            if (!same(item, twin) && !equal(item, twin)) {
                return false;
            }
        }
        return true;
    }

    public static boolean dicts(PyDict left, PyDict right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<Object, Object> entry : left.entrySet()) {
            Object twin = right.get(entry.getKey());
            if (twin == null || !(same(twin, entry.getValue()) || equal(entry.getValue(), twin))) {
                return false;
            }
        }
        return true;
    }

    /// What stands for a value as a key: the same for all values that are equal. A TypeError if it cannot be one.
    public static Object key(Object value) {
        return switch (value) {
            case String text -> text;
            case Long number -> number;
            case Boolean flag -> flag ? 1L : 0L;
            case Double number -> key(number.doubleValue());
            case BigDecimal number -> key(number);
            case PyList list -> throw unhashable("list");
            case PyDict dict -> throw unhashable("dict");
            case PySet set -> throw unhashable("set");
            case PyTuple tuple -> hashable(tuple);
            default -> value;
        };
    }

    private static Object hashable(PyTuple tuple) {
        tuple.items().forEach(Equality::key);
        return tuple;
    }

    private static Object key(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 9e18) {
            return (long) number;
        }
        return Double.isFinite(number) && number == Math.rint(number) ? new BigDecimal(number).toBigInteger() : number;
    }

    private static Object key(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() <= 0) {
            BigInteger whole = stripped.toBigInteger();
            boolean small = whole.compareTo(LONG_MIN) >= 0 && whole.compareTo(LONG_MAX) <= 0;
            return small ? (Object) whole.longValue() : whole;
        }
        double near = number.doubleValue();
        return new BigDecimal(near).compareTo(number) == 0 ? (Object) near : stripped;
    }

    private static TemplateException unhashable(String type) {
        return TemplateException.typeError("unhashable type: '" + type + "'");
    }
}
