package dev.feira.ingest.postgresql;

import dev.feira.ingest.digest.Md5;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;

/// A truth value of one byte, or a whole number of two, four or eight.
final class WholeCell implements Cell {
    private long value;

    @Override
    public void read(CopyStream source, int length, Batch batch, int column) {
        value = switch (length) {
            case 1 -> source.int8();
            case 2 -> source.int16();
            case 4 -> source.int32();
            default -> source.int64();
        };
        batch.setLong(column, value);
    }

    @Override
    public void append(RowImage image, Md5 md5) {
        image.number(value);
    }
}
