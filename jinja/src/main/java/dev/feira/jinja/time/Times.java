package dev.feira.jinja.time;

import dev.feira.jinja.PyObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;

/// The way from java.time to the values here.
public final class Times {
    private Times() {}

    public static Object value(TemporalAccessor moment) {
        return switch (moment) {
            case LocalDate date -> new DateValue(date);
            case LocalTime time -> new TimeValue(time);
            case LocalDateTime naive -> new DateTimeValue(naive, null);
            case OffsetDateTime aware -> new DateTimeValue(aware.toLocalDateTime(), ZoneValue.of(aware.getOffset()));
            case ZonedDateTime aware -> new DateTimeValue(aware.toLocalDateTime(), ZoneValue.of(aware.getZone()));
            case Instant instant -> new DateTimeValue(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ZoneValue.UTC);
            default -> moment.toString();
        };
    }

    public static PyObject value(Duration span) {
        return new SpanValue(span.toNanos() / 1000);
    }
}
