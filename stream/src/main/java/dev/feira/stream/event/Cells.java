package dev.feira.stream.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes that grow, written in the network's order: what PostgreSQL calls the binary format.
public final class Cells {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;

    public Cells(int capacity) {
        bytes = new byte[capacity];
    }

    /// Begins a COPY.
    public void header() {
        bytes(HEADER, 0, HEADER.length);
    }

    /// Ends a COPY.
    public void trailer() {
        int16(-1);
    }

    public int size() {
        return size;
    }

    /// The bytes so far; valid until the next write.
    public byte[] array() {
        return bytes;
    }

    /// Forgets what stands behind `size`.
    public void truncate(int length) {
        size = length;
    }

    void int8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void int16(int value) {
        reserve(Short.BYTES);
        SHORTS.set(bytes, size, (short) value);
        size += Short.BYTES;
    }

    void int32(int value) {
        reserve(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /// Overwrites four bytes that were written before.
    void int32At(int place, int value) {
        INTS.set(bytes, place, value);
    }

    /// Overwrites two bytes that were written or skipped before.
    void int16At(int place, int value) {
        SHORTS.set(bytes, place, (short) value);
    }

    /// Leaves room that is to be overwritten.
    ///
    /// @return its place
    int skip(int length) {
        reserve(length);
        int place = size;
        size += length;
        return place;
    }

    void int64(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    void bytes(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /// Writes characters as far as they are ASCII and none is 0.
    ///
    /// @return how many they are
    int ascii(char[] source, int from, int to) {
        reserve(to - from);
        byte[] target = bytes;
        int start = size;
        int length = to - from;
        for (int i = 0; i < length; i++) {
            char unit = source[from + i];
            if (unit == 0 || unit >= 0x80) {
                size = start + i;
                return i;
            }
            target[start + i] = (byte) unit;
        }
        size = start + length;
        return length;
    }

    /// A cell without a value.
    void absent() {
        int32(-1);
    }

    void int32Cell(int value) {
        int32(4);
        int32(value);
    }

    void int64Cell(long value) {
        int32(8);
        int64(value);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
