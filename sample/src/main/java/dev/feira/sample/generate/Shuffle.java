package dev.feira.sample.generate;

/// A random order of the numbers 0 to `size - 1` that is computed, not stored: a Feistel network over the next power of
/// four, walked until it lands inside.
final class Shuffle {
    private static final int ROUNDS = 4;

    private final long size;
    private final long salt;
    private final int half;
    private final long mask;

    Shuffle(long size, long salt) {
        this.size = size;
        this.salt = salt;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, size - 1));
        this.half = (bits + 1) / 2;
        this.mask = (1L << half) - 1;
    }

    long at(long position) {
        long result = position;
        do {
            result = step(result);
        } while (result >= size);
        return result;
    }

    private long step(long value) {
        long left = value >>> half;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Chance.bits(salt + round, right) & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }
}
