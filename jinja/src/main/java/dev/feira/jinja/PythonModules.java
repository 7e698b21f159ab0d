package dev.feira.jinja;

import dev.feira.jinja.modules.Iterables;
import dev.feira.jinja.modules.Itertools;
import dev.feira.jinja.modules.Regex;
import dev.feira.jinja.modules.Timekeeping;
import java.time.Clock;
import java.time.ZoneId;

/// Functions and modules of Python that a host may hand to its templates.
public final class PythonModules {
    private PythonModules() {}

    /// `datetime`, `pytz`, `re` and `itertools`; `now()` reads the clock.
    public static PyDict all(Clock clock) {
        return PyDict.of()
                .with("datetime", Timekeeping.datetime(clock))
                .with("pytz", Timekeeping.pytz())
                .with("re", Regex.module())
                .with("itertools", Itertools.module());
    }

    /// With the machine's clock.
    public static PyDict all() {
        return all(Clock.system(ZoneId.systemDefault()));
    }

    /// `zip(*iterables)`.
    public static Callable zip() {
        return Iterables::zip;
    }

    /// `set(iterable)`.
    public static Callable set() {
        return Iterables::set;
    }

    /// `json.dumps(value)`, with keys sorted if wanted, on one line.
    public static String json(Object value, boolean sorted) {
        return dev.feira.jinja.builtin.Json.dumps(value, 0, sorted);
    }
}
