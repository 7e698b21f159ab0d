package dev.feira.jinja.time;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.Operator;
import dev.feira.jinja.values.Temporal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Python's datetime: what a clock on the wall shows, and perhaps the zone it hangs in.
public record DateTimeValue(LocalDateTime wall, @Nullable ZoneValue zone)
        implements Temporal, Comparable<DateTimeValue> {
    private static final Signature MAKE =
            Signature.of("datetime", 3, "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo");
    private static final Signature REPLACE =
            Signature.of("replace", 0, "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo");

    /// `datetime(…)`.
    static DateTimeValue of(Arguments arguments) {
        Bound a = MAKE.bind(arguments);
        LocalDateTime start = LocalDateTime.of(1, 1, 1, 0, 0);
        return new DateTimeValue(with(a, start), zone(a.object(7, None.NONE)));
    }

    static @Nullable ZoneValue zone(Object value) {
        return value instanceof ZoneValue zone ? zone : null;
    }

    private static LocalDateTime with(Bound a, LocalDateTime other) {
        return LocalDateTime.of(
                Fields.date(
                        a.integer(0, other.getYear()),
                        a.integer(1, other.getMonthValue()),
                        a.integer(2, other.getDayOfMonth())),
                Fields.time(
                        a.integer(3, other.getHour()),
                        a.integer(4, other.getMinute()),
                        a.integer(5, other.getSecond()),
                        a.integer(6, other.getNano() / 1000)));
    }

    DateTimeValue withZone(@Nullable ZoneValue other) {
        return new DateTimeValue(wall, other);
    }

    /// The same moment on a clock in another zone; a clock without a zone hangs in the machine's.
    DateTimeValue in(ZoneValue other) {
        ZoneId here = zone == null ? ZoneId.systemDefault() : zone.zone();
        return new DateTimeValue(
                wall.atZone(here).withZoneSameInstant(other.zone()).toLocalDateTime(), other);
    }

    @Override
    public @Nullable Object attribute(String name) {
        Object part = DateValue.part(wall.toLocalDate(), name);
        if (part == null) {
            part = TimeValue.part(wall.toLocalTime(), name);
        }
        return part == null ? own(name) : part;
    }

    private @Nullable Object own(String name) {
        return switch (name) {
            case "tzinfo" -> zone == null ? None.NONE : zone;
            case "fold" -> 0L;
            case "date" -> (Callable) a -> new DateValue(wall.toLocalDate());
            case "time" -> (Callable) a -> new TimeValue(wall.toLocalTime());
            case "strftime" -> (Callable) a -> format(Python.str(a.get(0)));
            case "isoformat" -> (Callable) a -> iso(Python.str(a.find(0, "sep").orElse("T")));
            case "ctime" -> (Callable) a -> format("%a %b %e %H:%M:%S %Y");
            case "replace" -> (Callable) this::replace;
            case "timestamp" -> (Callable) a -> timestamp();
            case "astimezone" ->
                (Callable) a -> in(a.size() > 0 && a.get(0) instanceof ZoneValue z ? z : ZoneValue.UTC);
            case "utcoffset" -> (Callable) a -> zone == null ? None.NONE : zone.offsetSpan(wall);
            case "tzname" -> (Callable) a -> zone == null ? None.NONE : zone.label(wall);
            default -> null;
        };
    }

    private Object replace(Arguments arguments) {
        Bound a = REPLACE.bind(arguments);
        ZoneValue replaced = a.find(7).isPresent() ? zone(a.object(7)) : zone;
        return new DateTimeValue(with(a, wall), replaced);
    }

    private double timestamp() {
        ZoneId here = zone == null ? ZoneId.systemDefault() : zone.zone();
        var instant = wall.atZone(here).toInstant();
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant) / 1e6;
    }

    @Override
    public @Nullable Object left(Operator operator, Object right) {
        if (operator == Operator.SUBTRACT && right instanceof DateTimeValue other) {
            return new SpanValue(ChronoUnit.MICROS.between(other.comparable(this), comparable(other)));
        }
        if (!(right instanceof SpanValue span)) {
            return null;
        }
        return switch (operator) {
            case ADD -> new DateTimeValue(wall.plus(span.java()), zone);
            case SUBTRACT -> new DateTimeValue(wall.minus(span.java()), zone);
            default -> null;
        };
    }

    @Override
    public @Nullable Object right(Operator operator, Object left) {
        return operator == Operator.ADD ? left(operator, left) : null;
    }

    /// In UTC where both have a zone, as on the wall where neither has.
    private LocalDateTime comparable(DateTimeValue other) {
        if ((zone == null) != (other.zone == null)) {
            throw TemplateException.typeError("can't subtract offset-naive and offset-aware datetimes");
        }
        return universal();
    }

    private LocalDateTime universal() {
        return zone == null ? wall : wall.minusSeconds(zone.offset(wall).getTotalSeconds());
    }

    @Override
    public int compareTo(DateTimeValue other) {
        if ((zone == null) != (other.zone == null)) {
            throw TemplateException.typeError("can't compare offset-naive and offset-aware datetimes");
        }
        return universal().compareTo(other.universal());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateTimeValue moment
                && (zone == null) == (moment.zone == null)
                && universal().equals(moment.universal());
    }

    @Override
    public int hashCode() {
        return universal().hashCode();
    }

    private String iso(String separator) {
        String text = wall.toLocalDate() + separator + TimeValue.iso(wall.toLocalTime());
        return zone == null ? text : text + offsetText(":");
    }

    /// `+02:00`; nothing without a zone.
    String offsetText(String colon) {
        if (zone == null) {
            return "";
        }
        ZoneOffset offset = zone.offset(wall);
        int minutes = Math.abs(offset.getTotalSeconds() / 60);
        return (offset.getTotalSeconds() < 0 ? "-" : "+")
                + String.format("%02d%s%02d", minutes / 60, colon, minutes % 60);
    }

    @Override
    public String typeName() {
        return "datetime.datetime";
    }

    @Override
    public String str() {
        return iso(" ");
    }

    @Override
    public String repr() {
        LocalDate date = wall.toLocalDate();
        return "datetime.datetime(" + date.getYear() + ", " + date.getMonthValue() + ", " + date.getDayOfMonth() + ", "
                + clock(wall.toLocalTime()) + (zone == null ? "" : ", tzinfo=" + zone.repr()) + ")";
    }

    /// The parts of a time, seconds and microseconds only where there are any.
    static String clock(LocalTime time) {
        int micros = time.getNano() / 1000;
        String text = time.getHour() + ", " + time.getMinute();
        if (time.getSecond() != 0 || micros != 0) {
            text += ", " + time.getSecond();
        }
        return micros == 0 ? text : text + ", " + micros;
    }

    @Override
    public String format(String pattern) {
        return Strftime.format(pattern, this);
    }

    @Override
    public Object java() {
        return zone == null ? wall : wall.atZone(zone.zone());
    }
}
