package dev.feira.stream.sink;

import dev.feira.stream.event.Arrival;
import dev.feira.stream.event.Batch;
import dev.feira.stream.event.DeadLetter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/// `dead_letter`: events that could not be written, whole, with the reason; in the transaction that moves the offset.
final class DeadLetterTable {
    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS dead_letter (
              topic text NOT NULL,
              topic_id text NOT NULL,
              partition integer NOT NULL,
              "offset" bigint NOT NULL,
              reason text NOT NULL,
              message text NOT NULL,
              schema_version bytea,
              event_key bytea,
              event bytea,
              event_time timestamptz NOT NULL,
              arrival_time timestamptz NOT NULL,
              sent_at timestamptz,
              replayed_at timestamptz,
              PRIMARY KEY (topic, topic_id, partition, "offset"))""";
    static final String INDEX = "CREATE INDEX IF NOT EXISTS dead_letter_open ON dead_letter (topic)"
            + " WHERE sent_at IS NULL OR replayed_at IS NULL";
    private static final String INSERT = "INSERT INTO dead_letter (topic, topic_id, partition, \"offset\", reason,"
            + " message, schema_version, event_key, event, event_time, arrival_time)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int LONGEST = 1000;

    private final String topic;
    private final String topicId;

    DeadLetterTable(String topic, String topicId) {
        this.topic = topic;
        this.topicId = topicId;
    }

    void add(Connection connection, Batch batch) throws SQLException {
        if (batch.deadLetters().isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (DeadLetter letter : batch.deadLetters()) {
                bind(statement, batch.partition(), letter);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void bind(PreparedStatement statement, int partition, DeadLetter letter) throws SQLException {
        Arrival arrival = letter.arrival();
        statement.setString(1, topic);
        statement.setString(2, topicId);
        statement.setInt(3, partition);
        statement.setLong(4, arrival.offset());
        statement.setString(5, letter.reason().name().toLowerCase(Locale.ROOT));
        statement.setString(6, storable(letter.message()));
        statement.setBytes(7, arrival.version());
        statement.setBytes(8, arrival.key());
        statement.setBytes(9, arrival.value());
        statement.setObject(10, Instant.ofEpochMilli(arrival.sent()).atOffset(ZoneOffset.UTC));
        statement.setObject(11, Instant.ofEpochMilli(arrival.taken()).atOffset(ZoneOffset.UTC));
    }

    /// A message may quote an event, and an event anything.
    private static String storable(String message) {
        String line = message.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
