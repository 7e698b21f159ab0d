package dev.feira.jinja.time;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.values.Numbers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// The functions of the classes of `datetime`.
public final class DateTimes {
    private final Clock clock;

    public DateTimes(Clock clock) {
        this.clock = clock;
    }

    public Map<String, Object> ofDateTime() {
        return Map.ofEntries(
                Map.entry("now", (Callable) this::now),
                Map.entry("today", (Callable) this::now),
                Map.entry("utcnow", (Callable) a -> at(clock.instant(), ZoneOffset.UTC)),
                Map.entry("fromtimestamp", (Callable) this::fromTimestamp),
                Map.entry("utcfromtimestamp", (Callable) a -> at(instant(a), ZoneOffset.UTC)),
                Map.entry("strptime", (Callable) a -> Strptime.parse(Python.str(a.get(0)), Python.str(a.get(1)))),
                Map.entry("strftime", (Callable) a -> ((DateTimeValue) a.get(0)).format(Python.str(a.get(1)))),
                Map.entry("fromisoformat", (Callable) DateTimes::fromIso),
                Map.entry("combine", (Callable) DateTimes::combine),
                Map.entry("min", new DateTimeValue(LocalDateTime.of(1, 1, 1, 0, 0), null)),
                Map.entry("max", new DateTimeValue(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), null)));
    }

    public Map<String, Object> ofDate() {
        return Map.of(
                "today", (Callable) a -> new DateValue(LocalDate.now(clock)),
                "fromisoformat", (Callable) a -> new DateValue(date(Python.str(a.get(0)))),
                "fromtimestamp", (Callable) a -> new DateValue(LocalDate.ofInstant(instant(a), clock.getZone())),
                "fromordinal", (Callable) a -> new DateValue(LocalDate.ofEpochDay(Numbers.index(a.get(0)) - 719_163L)),
                "min", new DateValue(LocalDate.of(1, 1, 1)),
                "max", new DateValue(LocalDate.of(9999, 12, 31)));
    }

    public Map<String, Object> ofTimezone() {
        return Map.of("utc", ZoneValue.UTC);
    }

    public static Object dateTime(Arguments arguments) {
        return DateTimeValue.of(arguments);
    }

    public static Object date(Arguments arguments) {
        return DateValue.of(arguments);
    }

    public static Object time(Arguments arguments) {
        return TimeValue.of(arguments);
    }

    public static Object span(Arguments arguments) {
        return SpanValue.of(arguments);
    }

    public static Object timezone(Arguments arguments) {
        return ZoneValue.fixed(arguments);
    }

    private Object now(Arguments arguments) {
        ZoneValue zone = DateTimeValue.zone(arguments.find(0, "tz").orElse(0L));
        return zone == null
                ? at(clock.instant(), clock.getZone())
                : at(clock.instant(), zone.zone()).withZone(zone);
    }

    private static DateTimeValue at(Instant instant, ZoneId zone) {
        return new DateTimeValue(LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), zone), null);
    }

    private Object fromTimestamp(Arguments arguments) {
        ZoneValue zone = DateTimeValue.zone(arguments.find(1, "tz").orElse(0L));
        return zone == null
                ? at(instant(arguments), clock.getZone())
                : at(instant(arguments), zone.zone()).withZone(zone);
    }

    private static Instant instant(Arguments arguments) {
        double seconds = Numbers.floating(arguments.get(0));
        return Instant.EPOCH.plus((long) Math.rint(seconds * 1e6), ChronoUnit.MICROS);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TemplateException("ValueError", "Invalid isoformat string: " + Python.repr(text), e);
        }
    }

    private static Object fromIso(Arguments arguments) {
        String text = Python.str(arguments.get(0));
        if (text.length() <= 10) {
            return new DateTimeValue(date(text).atTime(LocalTime.MIN), null);
        }
        String iso = text.substring(0, 10) + "T" + text.substring(11);
        try {
            boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 10;
            return Python.value(zoned ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso));
        } catch (DateTimeException e) {
            throw new TemplateException("ValueError", "Invalid isoformat string: " + Python.repr(text), e);
        }
    }

    private static Object combine(Arguments arguments) {
        if (arguments.get(0) instanceof DateValue date && arguments.get(1) instanceof TimeValue time) {
            return new DateTimeValue(date.date().atTime(time.time()), null);
        }
        throw TemplateException.typeError("combine() wants a date and a time");
    }
}
