package dev.feira.ingest.postgresql;

import dev.feira.ingest.digest.Md5;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;

/// A floating-point number of four or eight bytes; its bits enter the row's text.
final class RealCell implements Cell {
    private final int bytes;
    private long bits;

    RealCell(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public void read(CopyStream source, int length, Batch batch, int column) {
        bits = bytes == 4 ? source.int32() : source.int64();
        batch.setDouble(column, bytes == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits));
    }

    @Override
    public void append(RowImage image, Md5 md5) {
        image.hex(bits, bytes);
    }
}
