package dev.feira.jinja.builtin;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.Namespace;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.values.DictMethods;
import dev.feira.jinja.values.Range;
import java.util.Map;

/// The names that every template sees.
public final class Globals {
    private static final int LONGEST_RANGE = 100_000;
    private static final Signature RANGE = Signature.of("range", 1, "start", "stop", "step");

    private Globals() {}

    public static Map<String, Object> all() {
        return Map.of(
                "range", (Callable) Globals::range,
                "dict", (Callable) DictMethods::make,
                "namespace", (Callable) arguments -> new Namespace(DictMethods.make(arguments)),
                "cycler", (Callable) Cycler::of,
                "joiner", (Callable) Joiner::of);
    }

    private static Object range(Arguments arguments) {
        if (arguments.size() == 0) {
            throw TemplateException.typeError("range expected at least 1 argument, got 0");
        }
        Bound a = RANGE.bind(arguments);
        boolean bounded = a.find(1).isPresent();
        long start = bounded ? a.integer(0) : 0;
        long stop = bounded ? a.integer(1) : a.integer(0);
        long step = a.integer(2, 1);
        if (step == 0) {
            throw TemplateException.valueError("range() arg 3 must not be zero");
        }
        Range range = new Range(start, stop, step);
        if (range.length() > LONGEST_RANGE) {
            throw new TemplateException(
                    "OverflowError",
                    "Range too big. The sandbox blocks ranges larger than MAX_RANGE (" + LONGEST_RANGE + ").");
        }
        return range;
    }
}
