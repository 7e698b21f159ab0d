package dev.feira.ingest.postgresql;

import dev.feira.ingest.digest.Md5;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;

/// Bytes; their hash enters the row's text.
final class BinaryCell implements Cell {
    private static final byte[] NOTHING = {};

    private byte[] value = NOTHING;

    @Override
    public void read(CopyStream source, int length, Batch batch, int column) {
        value = source.bytes(length);
        batch.setBytes(column, value);
    }

    @Override
    public void append(RowImage image, Md5 md5) {
        image.bytes(md5.hex(value));
    }
}
