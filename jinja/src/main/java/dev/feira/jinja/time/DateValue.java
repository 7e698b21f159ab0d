package dev.feira.jinja.time;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.jinja.syntax.Operator;
import dev.feira.jinja.values.Temporal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/// Python's date.
public record DateValue(LocalDate date) implements Temporal, Comparable<DateValue> {
    private static final Signature MAKE = Signature.of("date", 3, "year", "month", "day");
    private static final Signature REPLACE = Signature.of("replace", 0, "year", "month", "day");

    /// `date(…)`.
    static DateValue of(Arguments arguments) {
        Bound a = MAKE.bind(arguments);
        return new DateValue(Fields.date(a.integer(0), a.integer(1), a.integer(2)));
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "replace" -> (Callable) this::replace;
            case "strftime" -> (Callable) a -> format(Python.str(a.get(0)));
            case "isoformat" -> (Callable) a -> str();
            default -> part(date, name);
        };
    }

    /// What dates and moments share.
    static @Nullable Object part(LocalDate date, String name) {
        int weekday = date.getDayOfWeek().getValue();
        return switch (name) {
            case "year" -> (long) date.getYear();
            case "month" -> (long) date.getMonthValue();
            case "day" -> (long) date.getDayOfMonth();
            case "weekday" -> (Callable) a -> (long) weekday - 1;
            case "isoweekday" -> (Callable) a -> (long) weekday;
            case "toordinal" -> (Callable) a -> date.toEpochDay() + 719_163;
            case "isocalendar" ->
                (Callable) a -> PyTuple.of(
                        (long) date.get(IsoFields.WEEK_BASED_YEAR),
                        (long) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        (long) weekday);
            default -> null;
        };
    }

    private Object replace(Arguments arguments) {
        Bound a = REPLACE.bind(arguments);
        return new DateValue(Fields.date(
                a.integer(0, date.getYear()), a.integer(1, date.getMonthValue()), a.integer(2, date.getDayOfMonth())));
    }

    @Override
    public @Nullable Object left(Operator operator, Object right) {
        if (operator == Operator.SUBTRACT && right instanceof DateValue other) {
            return new SpanValue(ChronoUnit.DAYS.between(other.date, date) * 86_400_000_000L);
        }
        if (!(right instanceof SpanValue span)) {
            return null;
        }
        long days = Math.floorDiv(span.micros(), 86_400_000_000L);
        return switch (operator) {
            case ADD -> new DateValue(date.plusDays(days));
            case SUBTRACT -> new DateValue(date.minusDays(days));
            default -> null;
        };
    }

    @Override
    public @Nullable Object right(Operator operator, Object left) {
        return operator == Operator.ADD ? left(operator, left) : null;
    }

    @Override
    public int compareTo(DateValue other) {
        return date.compareTo(other.date);
    }

    @Override
    public String typeName() {
        return "datetime.date";
    }

    @Override
    public String str() {
        return date.toString();
    }

    @Override
    public String repr() {
        return "datetime.date(" + date.getYear() + ", " + date.getMonthValue() + ", " + date.getDayOfMonth() + ")";
    }

    @Override
    public String format(String pattern) {
        return Strftime.format(pattern, new DateTimeValue(date.atTime(LocalTime.MIN), null));
    }

    @Override
    public LocalDate java() {
        return date;
    }
}
