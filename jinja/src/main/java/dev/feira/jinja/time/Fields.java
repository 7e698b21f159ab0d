package dev.feira.jinja.time;

import dev.feira.jinja.TemplateException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;

/// Dates and times from their parts, with Python's complaints.
final class Fields {
    private Fields() {}

    static LocalDate date(int year, int month, int day) {
        check(year >= 1 && year <= 9999, "year " + year + " is out of range");
        check(month >= 1 && month <= 12, "month must be in 1..12");
        check(day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth(), "day is out of range for month");
        return LocalDate.of(year, month, day);
    }

    static LocalTime time(int hour, int minute, int second, int micros) {
        check(hour >= 0 && hour < 24, "hour must be in 0..23");
        check(minute >= 0 && minute < 60, "minute must be in 0..59");
        check(second >= 0 && second < 60, "second must be in 0..59");
        check(micros >= 0 && micros < 1_000_000, "microsecond must be in 0..999999");
        return LocalTime.of(hour, minute, second, micros * 1000);
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw TemplateException.valueError(message);
        }
    }
}
