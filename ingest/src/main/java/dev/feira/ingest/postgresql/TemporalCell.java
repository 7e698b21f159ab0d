package dev.feira.ingest.postgresql;

import dev.feira.core.Problem;
import dev.feira.ingest.contract.ZeroDates;
import dev.feira.ingest.digest.Md5;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/// A date, a time of day or a moment, as PostgreSQL keeps it: days or microseconds, counted from 2000 on. What the lake
/// cannot hold (`infinity`, years outside 1–9999, the time 24:00) is an error, or becomes NULL and is counted.
final class TemporalCell implements Cell {
    /// What is counted.
    enum Kind {
        DATE(4, EPOCH_DAY, day(1, 1, 1), day(9999, 12, 31)),
        TIME(8, 0, 0, LocalTime.MAX.toNanoOfDay() / 1000),
        MOMENT(8, EPOCH_DAY * DAY_MICROS, day(1, 1, 1) * DAY_MICROS, (day(9999, 12, 31) + 1) * DAY_MICROS - 1);

        private final int bytes;
        private final long epoch;
        private final long least;
        private final long greatest;

        /// @param epoch where PostgreSQL begins to count, as the lake counts
        /// @param least that the lake can hold, as the lake counts
        Kind(int bytes, long epoch, long least, long greatest) {
            this.bytes = bytes;
            this.epoch = epoch;
            this.least = least;
            this.greatest = greatest;
        }

        private static long day(int year, int month, int day) {
            return LocalDate.of(year, month, day).toEpochDay();
        }
    }

    private static final long EPOCH_DAY = 10_957;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Kind kind;
    private final boolean reject;
    private final String name;
    private long raw;
    private long coerced;

    TemporalCell(Kind kind, ZeroDates policy, String name) {
        this.kind = kind;
        this.reject = policy == ZeroDates.REJECT;
        this.name = name;
    }

    @Override
    public void read(CopyStream source, int length, Batch batch, int column) {
        raw = kind.bytes == 4 ? source.int32() : source.int64();
        long shifted = raw + kind.epoch; // infinity runs over into what is out of bounds as well
        if (isInfinite() || shifted < kind.least || shifted > kind.greatest) {
            odd(shifted);
            batch.setNull(column);
        } else {
            batch.setLong(column, shifted);
        }
    }

    private boolean isInfinite() {
        return kind.bytes == 4
                ? raw == Integer.MAX_VALUE || raw == Integer.MIN_VALUE
                : raw == Long.MAX_VALUE || raw == Long.MIN_VALUE;
    }

    private void odd(long shifted) {
        if (reject) {
            throw Problem.data("column `" + name + "` holds `" + text(shifted) + "`, which the lake cannot hold")
                    .hint("let the column be nullable with `zero_dates: null`, or set `zero_dates: text`")
                    .exception();
        }
        coerced++;
    }

    private String text(long shifted) {
        if (isInfinite()) {
            return raw > 0 ? "infinity" : "-infinity";
        }
        return switch (kind) {
            case DATE -> LocalDate.ofEpochDay(shifted).toString();
            case TIME -> "24:00:00";
            case MOMENT ->
                LocalDateTime.of(2000, 1, 1, 0, 0).plus(raw, ChronoUnit.MICROS).toString();
        };
    }

    @Override
    public void append(RowImage image, Md5 md5) {
        image.hex(raw, kind.bytes);
    }

    @Override
    public long coerced() {
        return coerced;
    }
}
