package dev.feira.transform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How finely a time is told, from the finest to the coarsest, by dbt's names.
public enum TimeGrain {
    NANOSECOND,
    MICROSECOND,
    MILLISECOND,
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    public static Optional<TimeGrain> find(String word) {
        return Arrays.stream(values())
                .filter(grain -> grain.toString().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(TimeGrain::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
