package dev.feira.jinja.values;

import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import java.util.ArrayList;
import java.util.List;

/// `x[start:stop:step]`.
public final class Slices {
    private Slices() {}

    /// The key of such an item; `None` where a part is missing.
    public record Slice(Object start, Object stop, Object step) {}

    static Object of(Object value, Slice slice) {
        return switch (value) {
            case String text -> String.join("", strings(text, slice));
            case PyList list -> new PyList(cut(list, slice));
            case PyTuple tuple -> new PyTuple(cut(tuple.items(), slice));
            case Range range -> cut(range, slice);
            case PyDict dict -> throw TemplateException.typeError("unhashable type: 'slice'");
            default -> throw TemplateException.typeError("'" + Types.name(value) + "' object is not subscriptable");
        };
    }

    private static List<String> strings(String text, Slice slice) {
        int[] points = text.codePoints().toArray();
        List<String> parts = new ArrayList<>();
        for (int index : indexes(slice, points.length)) {
            parts.add(Character.toString(points[index]));
        }
        return parts;
    }

    private static List<Object> cut(List<Object> items, Slice slice) {
        List<Object> parts = new ArrayList<>();
        for (int index : indexes(slice, items.size())) {
            parts.add(items.get(index));
        }
        return parts;
    }

    private static Range cut(Range range, Slice slice) {
        long step = step(slice);
        int length = range.length();
        long start = bound(slice.start(), step > 0 ? 0 : length - 1, length, step);
        long stop = bound(slice.stop(), step > 0 ? length : -1, length, step);
        return new Range(
                range.start() + start * range.step(), range.start() + stop * range.step(), range.step() * step);
    }

    private static int[] indexes(Slice slice, int length) {
        int step = step(slice);
        long start = bound(slice.start(), step > 0 ? 0 : length - 1, length, step);
        long stop = bound(slice.stop(), step > 0 ? length : -1, length, step);
        int count = new Range(start, stop, step).length();
        int[] indexes = new int[count];
        for (int i = 0; i < count; i++) {
            indexes[i] = (int) (start + (long) i * step);
        }
        return indexes;
    }

    private static int step(Slice slice) {
        int step = slice.step() == None.NONE ? 1 : integer(slice.step());
        if (step == 0) {
            throw TemplateException.valueError("slice step cannot be zero");
        }
        return step;
    }

    private static long bound(Object value, long otherwise, int length, long step) {
        if (value == None.NONE) {
            return otherwise;
        }
        long index = integer(value);
        long at = index < 0 ? index + length : index;
        return step > 0 ? Math.clamp(at, 0, length) : Math.clamp(at, -1, length - 1);
    }

    private static int integer(Object value) {
        if (!Types.isInteger(value)) {
            throw TemplateException.typeError("slice indices must be integers or None or have an __index__ method");
        }
        return Numbers.index(value);
    }
}
