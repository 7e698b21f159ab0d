package dev.feira.ingest.digest;

import dev.feira.core.Digest;
import java.math.BigInteger;

/// Sums the hashes of rows. A sum, not XOR: two equal rows must not cancel each other out.
public final class RowDigest {
    private static final long LOW = 0xffff_ffffL;

    private long rows;
    private long low;
    private long high;

    /// One more row, by its hash of at most 63 bits, of which the halves are summed apart. Holds 2^31 rows.
    public void add(long hash) {
        rows++;
        low = Math.addExact(low, hash & LOW);
        high = Math.addExact(high, hash >>> 32);
    }

    public Digest digest() {
        return new Digest(rows, BigInteger.valueOf(high).shiftLeft(32).add(BigInteger.valueOf(low)));
    }
}
