package dev.feira.jinja.modules;

import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.time.DateTimes;
import dev.feira.jinja.time.ZoneValue;
import java.time.Clock;
import java.util.Map;

/// The modules `datetime` and `pytz`.
public final class Timekeeping {
    private Timekeeping() {}

    public static PyObject datetime(Clock clock) {
        DateTimes functions = new DateTimes(clock);
        return Library.module(
                "datetime",
                Map.of(
                        "datetime", new Library("datetime.datetime", functions.ofDateTime(), DateTimes::dateTime),
                        "date", new Library("datetime.date", functions.ofDate(), DateTimes::date),
                        "time", new Library("datetime.time", Map.of(), DateTimes::time),
                        "timedelta", new Library("datetime.timedelta", Map.of(), DateTimes::span),
                        "timezone", new Library("datetime.timezone", functions.ofTimezone(), DateTimes::timezone)));
    }

    public static PyObject pytz() {
        return Library.module(
                "pytz",
                Map.of(
                        "timezone", (Callable) ZoneValue::named,
                        "utc", ZoneValue.PYTZ_UTC,
                        "UTC", ZoneValue.PYTZ_UTC));
    }
}
