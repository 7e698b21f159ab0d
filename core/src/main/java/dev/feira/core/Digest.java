package dev.feira.core;

import java.math.BigInteger;

/// A fingerprint of a set of rows that does not depend on their order: how many there are, and the sum of a hash of
/// each.
/// Two digests are comparable only when the same hash made both.
public record Digest(long rows, BigInteger sum) {
    public static final Digest EMPTY = new Digest(0, BigInteger.ZERO);

    public Digest plus(Digest other) {
        return new Digest(rows + other.rows, sum.add(other.sum));
    }

    @Override
    public String toString() {
        return rows + " rows, digest " + sum.toString(16);
    }
}
