package dev.feira.stream;

import dev.feira.core.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many events a producer makes, and which.
///
/// @param perSecond events a second on average; infinite: as fast as the brokers take them
/// @param count ends after so many events
/// @param duration ends after so long
/// @param bad the share of events that are malformed on purpose, from 0 to 1
/// @param seed tells one sequence of events from another
public record ProduceSettings(
        double perSecond, Optional<Long> count, Optional<Duration> duration, double bad, long seed) {
    /// A hundred a minute without an end.
    public static final ProduceSettings DEFAULT =
            new ProduceSettings(100 / 60.0, Optional.empty(), Optional.empty(), 0, 42);

    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(?:/(s|min))?");

    public ProduceSettings {
        require(perSecond > 0, "the rate must be above 0");
        require(count.orElse(1L) >= 1, "the count must be 1 or more");
        require(duration.orElse(Duration.ofSeconds(1)).isPositive(), "the duration must be longer than nothing");
        require(bad >= 0 && bad <= 1, "the share of bad events must be from 0 to 1, not `" + bad + "`");
    }

    /// Events a second, from `100` or `100/min` (a minute), `50/s` or `max`.
    public static double rate(String text) {
        Matcher rate = RATE.matcher(text);
        if (text.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        require(rate.matches(), "a rate such as `100/min`, `50/s` or `max` was wanted, found `" + text + "`");
        double number = Double.parseDouble(rate.group(1));
        return "s".equals(rate.group(2)) ? number : number / 60;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw Problem.user(message).exception();
        }
    }
}
