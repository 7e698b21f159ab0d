package dev.feira.stream.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/// A set of byte strings that lie one behind another in one array, so that a member costs no object. Emptied, it keeps
/// its room. For one thread.
final class ByteSet {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// An odd number with its bits well spread: 2^64 divided by the golden ratio.
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final int FIRST_SLOTS = 64;

    /// Keys come from outside: nobody shall be able to choose those that collide.
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Cells members = new Cells(1024);
    /// Where each member ends; the next one begins there.
    private int[] ends = new int[FIRST_SLOTS / 2];
    /// 1 + the number of a member, or 0; as many as a power of two, half of them empty.
    private int[] slots = new int[FIRST_SLOTS];
    private int size;

    int size() {
        return size;
    }

    /// Write the next member here, then [#add()] it.
    Cells members() {
        return members;
    }

    /// Adds what was written behind the last member; if the set holds it already, it is forgotten.
    ///
    /// @return whether it is new
    boolean add() {
        int from = end(size);
        int slot = slot(members.array(), from, members.size());
        if (slots[slot] != 0) {
            members.truncate(from);
            return false;
        }
        ends[size++] = members.size();
        slots[slot] = size;
        if (size == ends.length) {
            grow();
        }
        return true;
    }

    boolean contains(byte[] bytes, int from, int to) {
        return slots[slot(bytes, from, to)] != 0;
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(slots, 0);
        }
        members.truncate(0);
        size = 0;
    }

    private int end(int count) {
        return count == 0 ? 0 : ends[count - 1];
    }

    private void grow() {
        ends = Arrays.copyOf(ends, ends.length * 2);
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            slots[slot(members.array(), end(number), ends[number])] = number + 1;
        }
    }

    /// The slot that holds these bytes, or the empty one where they belong.
    private int slot(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to) & (slots.length - 1);
        while (slots[slot] != 0 && !isMember(slots[slot] - 1, bytes, from, to)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isMember(int number, byte[] bytes, int from, int to) {
        return Arrays.equals(members.array(), end(number), ends[number], bytes, from, to);
    }

    private int hash(byte[] bytes, int from, int to) {
        long hash = seed;
        int next = from;
        for (; next + Long.BYTES <= to; next += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(bytes, next));
        }
        for (; next < to; next++) {
            hash = mixed(hash ^ bytes[next]);
        }
        return (int) (hash >>> 32);
    }

    private static long mixed(long hash) {
        long product = hash * SPREAD;
        return product ^ (product >>> 32);
    }
}
