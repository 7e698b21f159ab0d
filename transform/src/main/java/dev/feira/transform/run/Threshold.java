package dev.feira.transform.run;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How old is too old: `{count: 36, period: hour}`.
///
/// @param seconds below zero when nothing was said
record Threshold(long seconds) {
    private static final Threshold NONE = new Threshold(-1);

    static Threshold of(@Nullable Object said) {
        if (said instanceof Map<?, ?> map
                && map.get("count") instanceof Number count
                && map.get("period") instanceof String period) {
            return new Threshold(count.longValue() * secondsOf(period));
        }
        return NONE;
    }

    private static long secondsOf(String period) {
        return switch (period.toLowerCase(Locale.ROOT)) {
            case "minute" -> 60;
            case "hour" -> 3600;
            default -> 86_400;
        };
    }

    boolean isSet() {
        return seconds >= 0;
    }

    boolean exceeded(Age age) {
        return isSet() && age.seconds() > seconds;
    }
}
