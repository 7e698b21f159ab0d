package dev.feira.ingest.engine;

import dev.feira.core.Digest;
import dev.feira.lake.Batch;
import java.sql.SQLException;
import java.util.Map;

/// A range of rows on its way from the server, digested as it passes. Never more than a few rows are held.
public interface Rows extends AutoCloseable {
    /// Fills the batch from the next rows.
    ///
    /// @return whether the batch is full, so that more rows may follow
    boolean fill(Batch batch) throws SQLException;

    /// Of the rows read so far.
    Digest digest();

    /// How many values of which column a policy has changed so far.
    Map<String, Long> coercions();

    @Override
    void close() throws SQLException;
}
