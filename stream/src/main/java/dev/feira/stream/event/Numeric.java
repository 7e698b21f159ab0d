package dev.feira.stream.event;

/// PostgreSQL's own form of a decimal: digits of base 10,000, how many stand before the point, sign, shown decimals.
final class Numeric {
    private static final long[] POWERS = powers();
    private static final int BASE = 10_000;
    private static final int DIGITS = 4;
    private static final int NEGATIVE = 0x4000;
    /// Bytes before the digits.
    private static final int HEADER = 4 * Short.BYTES;

    private Numeric() {}

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /// Ten to the power of 0 to 18.
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /// @param units of the last decimal
    /// @param scale 0 to 12 decimals
    static void write(long units, int scale, Cells cells) {
        long size = Math.abs(units);
        int behind = (scale + DIGITS - 1) / DIGITS;
        long whole = size / power(scale);
        long fraction = size % power(scale) * power(behind * DIGITS - scale);
        while (behind > 0 && fraction % BASE == 0) {
            fraction /= BASE;
            behind--;
        }
        int before = digits(whole);
        int zeros = before == 0 ? behind - digits(fraction) : 0;
        int count = before + behind - zeros;
        cells.int32(HEADER + Short.BYTES * count);
        cells.int16(count);
        cells.int16(count == 0 ? 0 : before - 1 - zeros);
        cells.int16(units < 0 ? NEGATIVE : 0);
        cells.int16(scale);
        int place = cells.skip(Short.BYTES * count);
        digits(whole, before, cells, place);
        digits(fraction, behind - zeros, cells, place + Short.BYTES * before);
    }

    /// How many digits a number has; none for 0.
    private static int digits(long number) {
        int digits = 0;
        for (long rest = number; rest > 0; rest /= BASE) {
            digits++;
        }
        return digits;
    }

    private static void digits(long number, int count, Cells cells, int place) {
        long rest = number;
        for (int i = count - 1; i >= 0; i--) {
            cells.int16At(place + Short.BYTES * i, (int) (rest % BASE));
            rest /= BASE;
        }
    }
}
