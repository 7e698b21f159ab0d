package dev.feira.transform.run;

import dev.feira.core.Problem;
import dev.feira.jinja.None;
import dev.feira.jinja.Python;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// How old the newest row of a source is, by the warehouse's clock.
record Age(OffsetDateTime newest, OffsetDateTime now) {
    /// What stands for the newest row of a source that has none: as long ago as Python can say.
    private static final OffsetDateTime NEVER = LocalDateTime.of(1, 1, 1, 0, 0).atOffset(ZoneOffset.UTC);

    /// As Python writes a moment; without an offset it is UTC.
    private static final DateTimeFormatter PYTHON = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .appendPattern("[XXX]")
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    static Age of(Object newest, Object now) {
        return new Age(newest == None.NONE ? NEVER : moment(newest), moment(now));
    }

    private static OffsetDateTime moment(Object value) {
        try {
            return OffsetDateTime.parse(Python.str(value), PYTHON).withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeException noMoment) {
            throw Problem.data("a timestamp was wanted of the source's `loaded_at_field`, found `" + Python.str(value)
                            + "`")
                    .hint("cast the field to a timestamp: `loaded_at_field: \"cast(day as timestamp)\"`")
                    .exception(noMoment);
        }
    }

    double seconds() {
        Duration age = Duration.between(newest, now);
        return age.getSeconds() + age.getNano() / 1e9;
    }
}
