package dev.feira.ingest.postgresql;

import dev.feira.ingest.digest.Md5;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;

/// A decimal of at most 18 digits: PostgreSQL sends it in base 10,000 (`numeric_send` of its `numeric.c`), the lake
/// takes
/// the unscaled number.
final class DecimalCell implements Cell {
    /// Decimal digits of one digit in base 10,000.
    private static final int DIGITS = 4;
    private static final int NEGATIVE = 0x4000;
    private static final long[] POWERS = powers();

    private final int scale;
    private final String name;
    private long value;

    DecimalCell(int scale, String name) {
        this.scale = scale;
        this.name = name;
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    @Override
    public void read(CopyStream source, int length, Batch batch, int column) {
        int digits = source.int16();
        int weight = source.int16();
        int sign = source.int16();
        source.int16(); // how many digits to show: as declared
        if (sign != 0 && sign != NEGATIVE) {
            throw NotANumber.in(name);
        }
        long magnitude = 0;
        for (int i = 0; i < digits; i++) {
            int digit = source.int16();
            int exponent = DIGITS * (weight - i) + scale;
            magnitude = exponent >= 0 ? magnitude + digit * POWERS[exponent] : magnitude + digit / POWERS[-exponent];
        }
        value = sign == NEGATIVE ? -magnitude : magnitude;
        batch.setLong(column, value);
    }

    @Override
    public void append(RowImage image, Md5 md5) {
        image.decimal(value, scale);
    }
}
