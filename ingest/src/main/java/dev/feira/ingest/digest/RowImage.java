package dev.feira.ingest.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;

/// The text of one row, as the server's `CONCAT_WS(x'1f', null_bits, e1, e2, …)` writes it, built anew for each row in
/// one growing array.
///
/// A row begins with [#begin] and ends with [#hash]; NULL values add nothing between. Not for several threads.
public final class RowImage {
    private static final byte SEPARATOR = 0x1f;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int NULLS_PER_WORD = 60;
    private static final long[] POWERS = powersOfTen();

    private final CRC32 crc = new CRC32();
    private final byte[] digits = new byte[20];
    private final byte[] point = new byte[25];
    private byte[] text = new byte[512];
    private int length;

    public RowImage() {
        point[4] = 1;
        point[5] = 1;
    }

    /// Starts a row whose column `i` is NULL where `nulls[i]`.
    public void begin(boolean[] nulls) {
        begin();
        for (int first = 0; first < nulls.length; first += NULLS_PER_WORD) {
            nulls(nulls, first, Math.min(first + NULLS_PER_WORD, nulls.length));
        }
    }

    /// Starts a row whose NULL bits follow in groups, each before its columns.
    public void begin() {
        length = 0;
    }

    /// The NULL bits of at most 62 columns.
    public void nulls(boolean[] nulls, int from, int to) {
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << 1 | (nulls[i] ? 1 : 0);
        }
        if (length > 0) {
            separate(20);
        }
        digits(word);
    }

    /// A whole number.
    public void number(long value) {
        separate(20);
        signedDigits(value);
    }

    /// `unscaled` × 10^−`scale`, with all digits behind the point.
    public void decimal(long unscaled, int scale) {
        separate(22);
        if (unscaled < 0) {
            text[length++] = '-';
        }
        long magnitude = Math.abs(unscaled);
        digits(magnitude / POWERS[scale]);
        if (scale > 0) {
            text[length++] = '.';
            padded(magnitude % POWERS[scale], scale);
        }
    }

    /// Bytes as they are.
    public void bytes(byte[] value) {
        separate(value.length);
        System.arraycopy(value, 0, text, length, value.length);
        length += value.length;
    }

    /// `CRC32(value)`.
    public void checksum(byte[] value) {
        separate(10);
        digits(crc(value, value.length));
    }

    /// `CONCAT(OCTET_LENGTH(value), ':', CRC32(value))`, for values that may be too long to be concatenated.
    public void longChecksum(byte[] value) {
        separate(21);
        digits(value.length);
        text[length++] = ':';
        digits(crc(value, value.length));
    }

    /// `CRC32(POINT(x, y))`: two floating-point numbers by their bits, which costs the server far less than their text.
    public void point(double x, double y) {
        littleEndian(x, 9);
        littleEndian(y, 17);
        separate(10);
        digits(crc(point, point.length));
    }

    /// The lowest bytes of a number, two hexadecimal digits each: as `encode(int8send(value), 'hex')` of PostgreSQL.
    public void hex(long value, int bytes) {
        separate(16);
        for (int shift = bytes * 8 - 4; shift >= 0; shift -= 4) {
            text[length++] = HEX[(int) (value >>> shift) & 0xf];
        }
    }

    /// `YYYY-MM-DD` of a day counted from 1970-01-01.
    public void date(long epochDay) {
        separate(10);
        day(epochDay);
    }

    /// `YYYY-MM-DD HH:MM:SS` and `fraction` digits behind a point, of microseconds counted from 1970-01-01.
    public void dateTime(long epochMicros, int fraction) {
        separate(26);
        long day = Math.floorDiv(epochMicros, 86_400_000_000L);
        long micros = epochMicros - day * 86_400_000_000L;
        day(day);
        text[length++] = ' ';
        int seconds = (int) (micros / 1_000_000);
        padded(seconds / 3600, 2);
        text[length++] = ':';
        padded(seconds / 60 % 60, 2);
        text[length++] = ':';
        padded(seconds % 60, 2);
        if (fraction > 0) {
            text[length++] = '.';
            padded(micros % 1_000_000 / POWERS[6 - fraction], fraction);
        }
    }

    /// `CRC32(CRC32(row))`. Once is not enough: a field that two rows exchange leaves the sum of single checksums
    /// unchanged far too often, because CRC is linear.
    public long hash() {
        long once = crc(text, length);
        length = 0;
        digits(once);
        return crc(text, length);
    }

    /// Gives the row's bytes to another hash than [#hash].
    void digest(MessageDigest into) {
        into.update(text, 0, length);
    }

    @Override
    public String toString() {
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    private void separate(int needed) {
        if (length + needed + 24 > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + needed + 24));
        }
        text[length++] = SEPARATOR;
    }

    private long crc(byte[] bytes, int count) {
        crc.reset();
        crc.update(bytes, 0, count);
        return crc.getValue();
    }

    /// Howard Hinnant's `civil_from_days`: exact for the proleptic Gregorian calendar, which MySQL uses as well.
    private void day(long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        padded(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
        text[length++] = '-';
        padded(month, 2);
        text[length++] = '-';
        padded(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, 2);
    }

    private void signedDigits(long value) {
        if (value == Long.MIN_VALUE) {
            byte[] smallest = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(smallest, 0, text, length, smallest.length);
            length += smallest.length;
            return;
        }
        if (value < 0) {
            text[length++] = '-';
        }
        digits(Math.abs(value));
    }

    private void digits(long value) {
        int at = digits.length;
        long rest = value;
        do {
            long tenth = tenth(rest);
            digits[--at] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        } while (rest > 0);
        System.arraycopy(digits, at, text, length, digits.length - at);
        length += digits.length - at;
    }

    private void padded(long value, int width) {
        long rest = value;
        for (int at = length + width - 1; at >= length; at--) {
            long tenth = tenth(rest);
            text[at] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
        length += width;
    }

    /// A tenth of what is not negative. Most numbers here have 32 bits, and for those a product does, which Java's
    /// quick
    /// compiler does not find by itself (Granlund and Montgomery, "Division by invariant integers", 1994).
    private static long tenth(long value) {
        return value >>> 32 == 0 ? (value * 0xCCCCCCCDL) >>> 35 : value / 10;
    }

    private void littleEndian(double value, int at) {
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < 8; i++) {
            point[at + i] = (byte) (bits >>> (8 * i));
        }
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
