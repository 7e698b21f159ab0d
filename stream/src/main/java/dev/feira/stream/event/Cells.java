package dev.feira.stream.event;

import java.util.Arrays;

/// Bytes that grow, written in the network's order: what PostgreSQL calls the binary format.
public final class Cells {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

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
        reserve(2);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    void int32(int value) {
        reserve(4);
        int32At(size, value);
        size += 4;
    }

    /// Overwrites four bytes that were written before.
    void int32At(int place, int value) {
        bytes[place] = (byte) (value >> 24);
        bytes[place + 1] = (byte) (value >> 16);
        bytes[place + 2] = (byte) (value >> 8);
        bytes[place + 3] = (byte) value;
    }

    void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    void bytes(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
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
