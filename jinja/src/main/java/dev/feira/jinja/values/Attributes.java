package dev.feira.jinja.values;

import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `x.name` and `x[key]` by Jinja's rules: the first looks for an attribute and then for an item, the second the other
/// way round. Names that begin with `_` are withheld.
public final class Attributes {
    private Attributes() {}

    public static Object attribute(Object value, String name) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        Object found = own(value, name);
        if (found == null) {
            found = element(value, name);
        }
        return found != null ? Interop.value(found) : absent(value, name);
    }

    /// The attribute only, as the filter `attr` looks it up.
    public static Object attributeOnly(Object value, String name) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        Object found = own(value, name);
        return found != null ? Interop.value(found) : absent(value, name);
    }

    public static Object item(Object value, Object key) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (key instanceof Slices.Slice slice) {
            return Slices.of(value, slice);
        }
        Object found = element(value, key);
        if (found == null && key instanceof String name) {
            found = own(value, name);
        }
        return found != null ? Interop.value(found) : absent(value, key);
    }

    private static Undefined absent(Object value, Object key) {
        boolean hidden = key instanceof String name && name.startsWith("__") && name.endsWith("__");
        return hidden ? Undefined.unsafe(value, (String) key) : Undefined.member(value, key);
    }

    private static @Nullable Object own(Object value, String name) {
        return switch (value) {
            case String text -> StringMethods.ALL.find(text, name);
            case PyDict dict -> DictMethods.ALL.find(dict, name);
            case PyList list -> ListMethods.ALL.find(list, name);
            case PyTuple tuple -> TupleMethods.ALL.find(tuple, name);
            case PySet set -> SetMethods.ALL.find(set, name);
            case Long number -> NumberMethods.integer(number, name);
            case BigInteger number -> NumberMethods.integer(number, name);
            case Boolean flag -> NumberMethods.integer(flag ? 1L : 0L, name);
            case Double number -> NumberMethods.floating(number, name);
            case BigDecimal number -> NumberMethods.decimal(number, name);
            case PyObject object -> object.attribute(name);
            default -> null;
        };
    }

    private static @Nullable Object element(Object value, Object key) {
        return switch (value) {
            case PyDict dict -> unhashable(key) ? null : dict.get(key);
            case PyList list -> at(list, key);
            case PyTuple tuple -> at(tuple.items(), key);
            case String text -> character(text, key);
            case PyObject object -> object.item(key);
            default -> null;
        };
    }

    private static boolean unhashable(Object key) {
        return key instanceof PyList || key instanceof PyDict || key instanceof PySet;
    }

    private static @Nullable Object at(List<Object> items, Object key) {
        int index = position(key, items.size());
        return index < 0 ? null : items.get(index);
    }

    private static @Nullable Object character(String text, Object key) {
        int index = Types.isInteger(key) ? position(key, Text.length(text)) : -1;
        return index < 0 ? null : Text.at(text, index);
    }

    /// Where an index points, counted from the end if negative; -1 if outside or no index at all.
    private static int position(Object key, int size) {
        if (key == None.NONE || !Types.isInteger(key)) {
            return -1;
        }
        long index = Numbers.index(key);
        long at = index < 0 ? index + size : index;
        return at < 0 || at >= size ? -1 : (int) at;
    }
}
