package dev.feira.jinja.values;

import dev.feira.jinja.PyObject;
import java.util.Iterator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Python's range.
public record Range(long start, long stop, long step) implements PyObject {
    @Override
    public Iterator<Object> iterator() {
        return LongStream.range(0, length())
                .mapToObj(i -> (Object) (start + i * step))
                .iterator();
    }

    @Override
    public int length() {
        long span = step > 0 ? stop - start : start - stop;
        long stride = Math.abs(step);
        return span <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (span + stride - 1) / stride);
    }

    @Override
    public @Nullable Object item(Object key) {
        if (!(key instanceof Long index)) {
            return null;
        }
        long at = index < 0 ? index + length() : index;
        return at < 0 || at >= length() ? null : start + at * step;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "start" -> start;
            case "stop" -> stop;
            case "step" -> step;
            default -> null;
        };
    }

    @Override
    public String typeName() {
        return "range";
    }

    @Override
    public String repr() {
        return "range(" + start + ", " + stop + (step == 1 ? "" : ", " + step) + ")";
    }
}
