package dev.feira.ingest.mysql;

import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;

/// One column's way from the wire into a batch and into the row's digest. Holds the value of the row at hand, so one
/// cell serves one result set.
interface Cell {
    /// Takes the value of the result set's row and puts it into the batch.
    ///
    /// @return whether the source's value is NULL
    boolean read(ResultSet source, Batch batch) throws SQLException;

    /// Adds the value just read, which is not NULL, to the digest: as it came over the wire, before any policy changed
    /// it.
    void append(RowImage image);

    /// How many values a policy has changed so far.
    default long coerced() {
        return 0;
    }
}
