package dev.feira.stream.sink;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/// `ingest_latency`: what each consumer measured per partition and minute, event → row in milliseconds.
public final class LatencyTable {
    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS ingest_latency (
              topic text NOT NULL,
              partition integer NOT NULL,
              minute timestamptz NOT NULL,
              consumer text NOT NULL,
              events bigint NOT NULL,
              table_rows bigint NOT NULL,
              batches bigint NOT NULL,
              first_at timestamptz NOT NULL,
              last_at timestamptz NOT NULL,
              histogram bytea NOT NULL,
              PRIMARY KEY (topic, partition, minute, consumer))""";
    private static final String UPSERT = "INSERT INTO ingest_latency VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (topic, partition, minute, consumer) DO UPDATE SET events = excluded.events,"
            + " table_rows = excluded.table_rows, batches = excluded.batches, last_at = excluded.last_at,"
            + " histogram = excluded.histogram";
    /// The last minutes in which the topic was worked on, however long ago that was.
    private static final String RECENT = "SELECT topic, partition, minute, consumer, events, table_rows, batches,"
            + " first_at, last_at, histogram FROM ingest_latency WHERE topic = ? AND minute > (SELECT max(minute)"
            + " FROM ingest_latency WHERE topic = ?) - interval '5 minutes'";

    private LatencyTable() {}

    /// One line.
    ///
    /// @param first when the first batch of the minute was begun
    /// @param last when the last one was committed
    public record Minute(
            String topic,
            int partition,
            Instant minute,
            String consumer,
            long events,
            long tableRows,
            long batches,
            Instant first,
            Instant last,
            Histogram histogram) {}

    /// Replaces what this consumer wrote for these minutes before.
    public static void put(Connection connection, List<Minute> minutes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            for (Minute minute : minutes) {
                bind(statement, minute);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
    }

    private static void bind(PreparedStatement statement, Minute minute) throws SQLException {
        statement.setString(1, minute.topic());
        statement.setInt(2, minute.partition());
        statement.setObject(3, minute.minute().atOffset(ZoneOffset.UTC));
        statement.setString(4, minute.consumer());
        statement.setLong(5, minute.events());
        statement.setLong(6, minute.tableRows());
        statement.setLong(7, minute.batches());
        statement.setObject(8, minute.first().atOffset(ZoneOffset.UTC));
        statement.setObject(9, minute.last().atOffset(ZoneOffset.UTC));
        statement.setBytes(10, encoded(minute.histogram()));
    }

    /// The topic's last five minutes.
    public static List<Minute> recent(Connection connection, String topic) throws SQLException {
        List<Minute> minutes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RECENT)) {
            statement.setString(1, topic);
            statement.setString(2, topic);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    minutes.add(minute(row));
                }
            }
        }
        return minutes;
    }

    private static Minute minute(ResultSet row) throws SQLException {
        return new Minute(
                row.getString(1),
                row.getInt(2),
                instant(row, 3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                instant(row, 8),
                instant(row, 9),
                decoded(row.getBytes(10)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static byte[] encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int size = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), size);
    }

    private static Histogram decoded(byte[] bytes) throws SQLException {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException e) {
            throw new SQLException("a histogram in ingest_latency is not one", e);
        }
    }
}
