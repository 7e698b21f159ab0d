package dev.feira.jinja.builtin;

import dev.feira.jinja.Undefined;
import dev.feira.jinja.values.Attributes;
import dev.feira.jinja.values.Repr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// `a.b.0` in a filter's argument: items by name or position, one after the other.
final class AttributePath {
    private AttributePath() {}

    static UnaryOperator<Object> of(Object path) {
        List<Object> keys = keys(path);
        return value -> {
            Object found = value;
            for (Object key : keys) {
                found = Attributes.item(found, key);
            }
            return found;
        };
    }

    /// With a value for what is not there.
    static UnaryOperator<Object> of(Object path, Object otherwise) {
        List<Object> keys = keys(path);
        return value -> {
            Object found = value;
            for (Object key : keys) {
                found = Attributes.item(found, key);
                if (found instanceof Undefined) {
                    found = otherwise;
                }
            }
            return found;
        };
    }

    private static List<Object> keys(Object path) {
        if (path instanceof Long index) {
            return List.of(index);
        }
        List<Object> keys = new ArrayList<>();
        for (String part : Repr.str(path).split("\\.", -1)) {
            boolean number = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
            keys.add(number ? (Object) Long.valueOf(part) : part);
        }
        return keys;
    }
}
