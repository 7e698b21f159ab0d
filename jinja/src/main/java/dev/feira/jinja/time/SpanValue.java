package dev.feira.jinja.time;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.Operator;
import dev.feira.jinja.values.Numbers;
import dev.feira.jinja.values.Temporal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Python's timedelta, in microseconds.
public record SpanValue(long micros) implements Temporal, Comparable<SpanValue> {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long[] UNITS = {DAY, SECOND, 1, 1000, 60 * SECOND, 3600 * SECOND, 7 * DAY};
    private static final Signature SIGNATURE = Signature.of(
            "timedelta", 0, "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");

    /// `timedelta(…)`.
    static SpanValue of(Arguments arguments) {
        Bound a = SIGNATURE.bind(arguments);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < UNITS.length; i++) {
            Object count = a.object(i, 0L);
            BigDecimal number =
                    count instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(Numbers.floating(count));
            sum = sum.add(number.multiply(BigDecimal.valueOf(UNITS[i])));
        }
        return new SpanValue(sum.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    private long days() {
        return Math.floorDiv(micros, DAY);
    }

    private long seconds() {
        return Math.floorMod(micros, DAY) / SECOND;
    }

    private long rest() {
        return Math.floorMod(micros, SECOND);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "days" -> days();
            case "seconds" -> seconds();
            case "microseconds" -> rest();
            case "total_seconds" -> (Callable) arguments -> micros / 1e6;
            default -> null;
        };
    }

    @Override
    public @Nullable Object left(Operator operator, Object right) {
        if (right instanceof SpanValue other) {
            return spans(operator, other);
        }
        boolean whole = right instanceof Long;
        if (!whole && !(right instanceof Double)) {
            return null;
        }
        return switch (operator) {
            case MULTIPLY -> whole ? new SpanValue(micros * (Long) right) : rounded(micros * (Double) right);
            case DIVIDE -> rounded(micros / nonZero(Numbers.floating(right)));
            case FLOOR_DIVIDE -> whole ? new SpanValue(Math.floorDiv(micros, nonZero((long) (Long) right))) : null;
            default -> null;
        };
    }

    @Override
    public @Nullable Object right(Operator operator, Object left) {
        return operator == Operator.MULTIPLY ? left(operator, left) : null;
    }

    private @Nullable Object spans(Operator operator, SpanValue other) {
        return switch (operator) {
            case ADD -> new SpanValue(micros + other.micros);
            case SUBTRACT -> new SpanValue(micros - other.micros);
            case DIVIDE -> (double) micros / nonZero(other.micros);
            case FLOOR_DIVIDE -> Math.floorDiv(micros, nonZero(other.micros));
            case MODULO -> new SpanValue(Math.floorMod(micros, nonZero(other.micros)));
            default -> null;
        };
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw new TemplateException("ZeroDivisionError", "integer division or modulo by zero");
        }
        return divisor;
    }

    private static double nonZero(double divisor) {
        if (divisor == 0) {
            throw new TemplateException("ZeroDivisionError", "division by zero");
        }
        return divisor;
    }

    private static SpanValue rounded(double micros) {
        return new SpanValue((long) Math.rint(micros));
    }

    @Override
    public Object negated() {
        return new SpanValue(-micros);
    }

    @Override
    public int compareTo(SpanValue other) {
        return Long.compare(micros, other.micros);
    }

    @Override
    public boolean truth() {
        return micros != 0;
    }

    @Override
    public String typeName() {
        return "datetime.timedelta";
    }

    @Override
    public String str() {
        long seconds = seconds();
        String clock = String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        String days = days() == 0 ? "" : days() + (Math.abs(days()) == 1 ? " day, " : " days, ");
        return days + clock + (rest() == 0 ? "" : String.format(".%06d", rest()));
    }

    @Override
    public String repr() {
        List<String> parts = new ArrayList<>();
        part(parts, "days", days());
        part(parts, "seconds", seconds());
        part(parts, "microseconds", rest());
        return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
    }

    private static void part(List<String> parts, String name, long value) {
        if (value != 0) {
            parts.add(name + "=" + value);
        }
    }

    @Override
    public String format(String pattern) {
        throw TemplateException.typeError("unsupported format string passed to datetime.timedelta.__format__");
    }

    @Override
    public Duration java() {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
