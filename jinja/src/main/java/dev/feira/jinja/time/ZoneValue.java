package dev.feira.jinja.time;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyObject;
import dev.feira.jinja.Python;
import dev.feira.jinja.TemplateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A time zone: one of `pytz`, or a fixed distance from UTC of `datetime.timezone`.
public record ZoneValue(ZoneId zone, boolean named) implements PyObject {
    public static final ZoneValue UTC = new ZoneValue(ZoneOffset.UTC, false);

    /// `pytz.utc`.
    public static final ZoneValue PYTZ_UTC = new ZoneValue(ZoneOffset.UTC, true);

    static ZoneValue of(ZoneId zone) {
        return new ZoneValue(zone, !(zone instanceof ZoneOffset));
    }

    /// `pytz.timezone(name)`.
    public static ZoneValue named(Arguments arguments) {
        String name = Python.str(arguments.get(0));
        if (name.equalsIgnoreCase("utc")) {
            return PYTZ_UTC;
        }
        try {
            return new ZoneValue(ZoneId.of(name), true);
        } catch (DateTimeException e) {
            throw new TemplateException("UnknownTimeZoneError", Python.repr(name), e);
        }
    }

    /// `datetime.timezone(offset)`.
    static ZoneValue fixed(Arguments arguments) {
        if (!(arguments.get(0) instanceof SpanValue span)) {
            throw TemplateException.typeError(
                    "timezone() argument 1 must be datetime.timedelta, not " + Python.typeName(arguments.get(0)));
        }
        return new ZoneValue(ZoneOffset.ofTotalSeconds((int) (span.micros() / 1_000_000)), false);
    }

    ZoneOffset offset(LocalDateTime wall) {
        return zone.getRules().getOffset(wall);
    }

    /// The short name at a moment: `UTC`, `CET`, `UTC+02:00`.
    String label(LocalDateTime wall) {
        if (!named) {
            String id = ((ZoneOffset) zone).getId();
            return id.equals("Z") ? "UTC" : "UTC" + id;
        }
        return zone.equals(ZoneOffset.UTC)
                ? "UTC"
                : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(wall.atZone(zone));
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "zone" -> named ? str() : null;
            case "localize" -> (Callable) a -> moment(a).withZone(this);
            case "normalize" -> (Callable) a -> moment(a).in(this);
            case "utcoffset" -> (Callable) a -> offsetSpan(moment(a).wall());
            case "tzname" -> (Callable) a -> label(moment(a).wall());
            default -> null;
        };
    }

    private static DateTimeValue moment(Arguments arguments) {
        if (arguments.size() > 0 && arguments.get(0) instanceof DateTimeValue moment) {
            return moment;
        }
        throw TemplateException.typeError("a datetime is wanted");
    }

    SpanValue offsetSpan(LocalDateTime wall) {
        return new SpanValue(Duration.ofSeconds(offset(wall).getTotalSeconds()).toMillis() * 1000);
    }

    @Override
    public String typeName() {
        return named ? "pytz.tzinfo" : "datetime.timezone";
    }

    @Override
    public String str() {
        return named ? (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()) : label(LocalDateTime.MIN);
    }

    @Override
    public String repr() {
        if (named) {
            return zone.equals(ZoneOffset.UTC) ? "<UTC>" : "<DstTzInfo '" + zone.getId() + "'>";
        }
        return zone.equals(ZoneOffset.UTC)
                ? "datetime.timezone.utc"
                : "datetime.timezone(" + offsetSpan(LocalDateTime.MIN).repr() + ")";
    }
}
