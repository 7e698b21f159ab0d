package dev.feira.ingest.postgresql;

import dev.feira.ingest.digest.Md5;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;

/// A decimal of 19 to 38 digits, as text.
final class DigitsCell implements Cell {
    private static final byte[] NOTHING = {};

    private final String name;
    private byte[] value = NOTHING;

    DigitsCell(String name) {
        this.name = name;
    }

    @Override
    public void read(CopyStream source, int length, Batch batch, int column) {
        value = source.bytes(length);
        if (value[0] == 'N') {
            throw NotANumber.in(name);
        }
        batch.setBytes(column, value);
    }

    @Override
    public void append(RowImage image, Md5 md5) {
        image.bytes(value);
    }
}
