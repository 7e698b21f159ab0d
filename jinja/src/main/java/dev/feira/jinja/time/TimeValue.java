package dev.feira.jinja.time;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.jinja.values.Temporal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Python's time of day.
public record TimeValue(LocalTime time) implements Temporal, Comparable<TimeValue> {
    private static final Signature MAKE = Signature.of("time", 0, "hour", "minute", "second", "microsecond");

    /// `time(…)`.
    static TimeValue of(Arguments arguments) {
        Bound a = MAKE.bind(arguments);
        return new TimeValue(Fields.time(a.integer(0, 0), a.integer(1, 0), a.integer(2, 0), a.integer(3, 0)));
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "isoformat" -> (Callable) a -> str();
            case "strftime" -> (Callable) a -> format(Python.str(a.get(0)));
            default -> part(time, name);
        };
    }

    /// What times and moments share.
    static @Nullable Object part(LocalTime time, String name) {
        return switch (name) {
            case "hour" -> (long) time.getHour();
            case "minute" -> (long) time.getMinute();
            case "second" -> (long) time.getSecond();
            case "microsecond" -> time.getNano() / 1000L;
            default -> null;
        };
    }

    /// `03:04:05`, with six digits more where there are microseconds.
    static String iso(LocalTime time) {
        String seconds = String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
        int micros = time.getNano() / 1000;
        return micros == 0 ? seconds : seconds + String.format(".%06d", micros);
    }

    @Override
    public int compareTo(TimeValue other) {
        return time.compareTo(other.time);
    }

    @Override
    public boolean truth() {
        return true;
    }

    @Override
    public String typeName() {
        return "datetime.time";
    }

    @Override
    public String str() {
        return iso(time);
    }

    @Override
    public String repr() {
        return "datetime.time(" + DateTimeValue.clock(time) + ")";
    }

    @Override
    public String format(String pattern) {
        return Strftime.format(
                pattern, new DateTimeValue(LocalDate.of(1900, 1, 1).atTime(time), null));
    }

    @Override
    public LocalTime java() {
        return time;
    }
}
