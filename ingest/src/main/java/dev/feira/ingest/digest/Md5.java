package dev.feira.ingest.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// PostgreSQL's `md5`. It finds what was lost or garbled on the way, not who wants to deceive. For one thread.
public final class Md5 {
    private final MessageDigest md5 = create();

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /// The first 60 bits of a row: `('x'||substr(md5(row),1,15))::bit(60)::bigint`.
    public long hash(RowImage image) {
        image.digest(md5);
        return ByteBuffer.wrap(md5.digest()).getLong() >>> 4;
    }

    /// `md5(value)` as it enters a row's image.
    public byte[] hex(byte[] value) {
        return HexFormat.of().formatHex(md5.digest(value)).getBytes(StandardCharsets.US_ASCII);
    }
}
