package dev.feira.stream.event;

/// PostgreSQL's own form of a decimal: digits of base 10,000, how many stand before the point, sign, shown decimals.
final class Numeric {
    private static final long[] POWERS = powers();
    private static final int BASE = 10_000;
    private static final int DIGITS = 4;
    private static final int NEGATIVE = 0x4000;
    /// Five before the point, three behind it.
    private static final int MOST = 8;

    private static final int BEFORE = 5;

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
        int first = firstDigit(whole, fraction, behind);
        int last = lastDigit(whole, fraction, behind);
        int digits = Math.max(0, last - first + 1);
        cells.int32(8 + 2 * digits);
        cells.int16(digits);
        cells.int16(digits == 0 ? 0 : BEFORE - 1 - first);
        cells.int16(units < 0 ? NEGATIVE : 0);
        cells.int16(scale);
        for (int i = first; i <= last; i++) {
            cells.int16(digit(whole, fraction, behind, i));
        }
    }

    private static int firstDigit(long whole, long fraction, int behind) {
        int first = 0;
        while (first < MOST && digit(whole, fraction, behind, first) == 0) {
            first++;
        }
        return first;
    }

    private static int lastDigit(long whole, long fraction, int behind) {
        int last = BEFORE + behind - 1;
        while (last >= 0 && digit(whole, fraction, behind, last) == 0) {
            last--;
        }
        return last;
    }

    /// The digit at a place: 0 to 4 before the point, from 5 behind it.
    private static int digit(long whole, long fraction, int behind, int place) {
        if (place < BEFORE) {
            return (int) (whole / POWERS[(BEFORE - 1 - place) * DIGITS] % BASE);
        }
        int within = behind - 1 - (place - BEFORE);
        return within < 0 ? 0 : (int) (fraction / POWERS[within * DIGITS] % BASE);
    }
}
