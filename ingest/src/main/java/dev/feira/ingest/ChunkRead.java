package dev.feira.ingest;

import dev.feira.core.Digest;
import dev.feira.ingest.engine.Chunk;
import dev.feira.ingest.engine.Rows;
import dev.feira.ingest.engine.TableReading;
import dev.feira.lake.Batch;
import dev.feira.lake.TableWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.LongConsumer;

/// Streams one chunk into the lake's batches and digests its rows on the way.
final class ChunkRead {
    private static final int BATCHES_A_REPORT = 16;

    private final TableReading reading;
    private final TableWrite write;
    private final LongConsumer progress;
    private Digest digest = Digest.EMPTY;
    private Map<String, Long> coercions = Map.of();

    ChunkRead(TableReading reading, TableWrite write, LongConsumer progress) {
        this.reading = reading;
        this.write = write;
        this.progress = progress;
    }

    void run(Connection connection, Chunk chunk) throws SQLException {
        try (Rows rows = reading.rows(connection, chunk.where())) {
            stream(rows);
            digest = rows.digest();
            coercions = rows.coercions();
        }
    }

    private void stream(Rows rows) throws SQLException {
        long reported = 0;
        int batches = 0;
        boolean more = true;
        while (more) {
            Batch batch = write.take();
            boolean handedOver = false;
            try {
                more = rows.fill(batch);
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
        return digest;
    }

    Map<String, Long> coercions() {
        return coercions;
    }
}
