package dev.feira.sample.generate;

/// Random numbers without a state: the same question has the same answer, whoever asks and when.
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /// 64 random bits (the finaliser of SplitMix64).
    static long bits(long salt, long row) {
        long z = salt + (row + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// A number from 0 up to but without 1.
    static double unit(long salt, long row) {
        return (bits(salt, row) >>> 11) * 0x1.0p-53;
    }

    /// A salt for something that has a name.
    static long salt(long salt, String name) {
        long result = salt;
        for (int i = 0; i < name.length(); i++) {
            result = bits(result, name.charAt(i));
        }
        return result;
    }
}
