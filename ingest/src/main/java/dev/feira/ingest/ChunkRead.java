package dev.feira.ingest;

import dev.feira.core.Digest;
import dev.feira.ingest.plan.Chunk;
import dev.feira.ingest.read.RowReader;
import dev.feira.ingest.read.TableReading;
import dev.feira.lake.Batch;
import dev.feira.lake.TableWrite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.LongConsumer;

/// Streams one chunk into the lake's batches and digests its rows on the way.
final class ChunkRead {
    /// Rows that the driver holds at once.
    private static final int FETCH = 1_000;
    private static final int BATCHES_A_REPORT = 16;

    private final TableReading reading;
    private final TableWrite write;
    private final LongConsumer progress;
    private final RowReader rows;

    ChunkRead(TableReading reading, TableWrite write, LongConsumer progress) {
        this.reading = reading;
        this.write = write;
        this.progress = progress;
        this.rows = new RowReader(reading);
    }

    void run(Connection connection, Chunk chunk) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(reading.selectSql(chunk.where()))) {
            statement.setFetchSize(FETCH);
            try (ResultSet source = statement.executeQuery()) {
                stream(source);
            }
        }
    }

    private void stream(ResultSet source) throws SQLException {
        long reported = 0;
        int batches = 0;
        boolean more = true;
        while (more) {
            Batch batch = write.take();
            boolean handedOver = false;
            try {
                more = rows.fill(source, batch);
                write.put(batch);
                handedOver = true;
            } finally {
                if (!handedOver) {
                    write.giveBack(batch);
                }
            }
            if (++batches % BATCHES_A_REPORT == 0 || !more) {
                long read = rows.digest().rows();
                progress.accept(read - reported);
                reported = read;
            }
        }
    }

    Digest digest() {
        return rows.digest();
    }

    Map<String, Long> coercions() {
        return rows.coercions();
    }
}
