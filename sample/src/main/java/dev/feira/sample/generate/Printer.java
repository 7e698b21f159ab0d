package dev.feira.sample.generate;

import dev.feira.sample.spec.ColumnType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Values as the text that a database reads. Keeps one buffer for numbers and moments: most values are such.
final class Printer {
    private static final int SECONDS_PER_DAY = 86_400;

    private final byte[] buffer = new byte[32];
    private byte[] bytes = buffer;
    private int from;
    private int to;

    private long day = Long.MIN_VALUE;
    private final byte[] dayText = new byte[10];

    void print(Object value, ColumnType type) {
        switch (type) {
            case ColumnType.DateTime time -> moment(Values.whole(value));
            case ColumnType.Decimal decimal -> decimal(Values.number(value), decimal.scale());
            case ColumnType.Whole whole -> whole(Values.whole(value));
            case ColumnType.Real real -> text(Double.toString(Values.number(value)));
            case ColumnType.Chars chars -> text(value.toString());
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    private void text(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
        from = 0;
        to = bytes.length;
    }

    private void whole(long value) {
        start();
        digits(Math.abs(value), 1);
        sign(value < 0);
    }

    private void decimal(double value, int scale) {
        long unscaled = Math.round(value * Math.pow(10, scale));
        start();
        long rest = Math.abs(unscaled);
        for (int i = 0; i < scale; i++) {
            buffer[--from] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (scale > 0) {
            buffer[--from] = '.';
        }
        digits(rest, 1);
        sign(unscaled < 0);
    }

    private void moment(long seconds) {
        long wanted = Math.floorDiv(seconds, SECONDS_PER_DAY);
        if (wanted != day) {
            day = wanted;
            String text = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
            System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, dayText, 0, dayText.length);
        }
        int second = (int) Math.floorMod(seconds, (long) SECONDS_PER_DAY);
        start();
        digits(second % 60, 2);
        buffer[--from] = ':';
        digits(second / 60 % 60, 2);
        buffer[--from] = ':';
        digits(second / 3600, 2);
        buffer[--from] = ' ';
        from -= dayText.length;
        System.arraycopy(dayText, 0, buffer, from, dayText.length);
    }

    /// Numbers are written from their end.
    private void start() {
        bytes = buffer;
        from = buffer.length;
        to = buffer.length;
    }

    private void digits(long value, int atLeast) {
        long rest = value;
        for (int i = 0; rest > 0 || i < atLeast; i++) {
            buffer[--from] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private void sign(boolean negative) {
        if (negative) {
            buffer[--from] = '-';
        }
    }
}
