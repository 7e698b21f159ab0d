package dev.feira.stream.event;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Reads days and moments from characters, without objects in between. PostgreSQL counts both from 2000-01-01.
final class Rfc3339 {
    static final long EPOCH_DAY = 10_957;
    private static final long SECOND = 1_000_000;

    private final char[] text;
    private final int end;
    private int next;

    Rfc3339(char[] text, int from, int length) {
        this.text = text;
        this.next = from;
        this.end = from + length;
    }

    /// Days since 2000-01-01 of a text that is one.
    int day() {
        int day = date();
        require(next == end);
        return day;
    }

    /// Microseconds since 2000-01-01T00:00:00Z of a text that is a moment; finer digits are cut off.
    long moment() {
        long day = date();
        require((next < end ? text[next++] | 0x20 : 0) == 't');
        long seconds = 3600L * two(23);
        expect(':');
        seconds += 60L * two(59);
        expect(':');
        seconds += two(59);
        long micros = fraction();
        seconds -= zone();
        require(next == end);
        return (day * 86_400 + seconds) * SECOND + micros;
    }

    private int date() {
        int year = two(99) * 100 + two(99);
        require(year > 0);
        expect('-');
        int month = two(12);
        expect('-');
        int day = two(31);
        return (int) (LocalDate.of(year, month, day).toEpochDay() - EPOCH_DAY);
    }

    private long fraction() {
        if (next >= end || text[next] != '.') {
            return 0;
        }
        next++;
        int first = next;
        long micros = 0;
        long unit = SECOND / 10;
        while (next < end && isDigit(text[next])) {
            micros += (text[next++] - '0') * unit;
            unit /= 10;
        }
        require(next > first && next - first <= 9);
        return micros;
    }

    /// Seconds east of Greenwich.
    private long zone() {
        require(next < end);
        char sign = text[next++];
        if (sign == 'Z' || sign == 'z') {
            return 0;
        }
        require(sign == '+' || sign == '-');
        long hours = two(23);
        expect(':');
        long seconds = hours * 3600 + two(59) * 60L;
        return sign == '+' ? seconds : -seconds;
    }

    private int two(int most) {
        require(next + 1 < end && isDigit(text[next]) && isDigit(text[next + 1]));
        int value = (text[next] - '0') * 10 + text[next + 1] - '0';
        next += 2;
        require(value <= most);
        return value;
    }

    private void expect(char wanted) {
        require(next < end && text[next++] == wanted);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new DateTimeException("not RFC 3339");
        }
    }
}
