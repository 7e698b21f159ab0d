package dev.feira.ingest.digest;

import dev.feira.core.Digest;
import java.math.BigInteger;

/// Sums the hashes of rows. A sum, not XOR: two equal rows must not cancel each other out.
public final class RowDigest {
    private long rows;
    private long sum;

    /// One more row, by its [RowImage#hash]. The sum holds 2^31 rows of 32 bits.
    public void add(long hash) {
        rows++;
        sum = Math.addExact(sum, hash);
    }

    public Digest digest() {
        return new Digest(rows, BigInteger.valueOf(sum));
    }
}
