package dev.feira.ingest.postgresql;

import dev.feira.ingest.digest.Md5;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;

/// One column's way from the wire into a batch and into the row's digest. Holds the value of the row at hand, so one
/// cell serves one range of rows.
interface Cell {
    /// Takes the next field of the row, which is not NULL, and puts it into the batch.
    ///
    /// @param column its place in the batch, from 0
    /// @param length in bytes
    void read(CopyStream source, int length, Batch batch, int column);

    /// Adds the value just read to the digest: as it came over the wire, before any policy changed it.
    void append(RowImage image, Md5 md5);

    /// How many values a policy has changed so far.
    default long coerced() {
        return 0;
    }
}
