package dev.feira.stream.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dead letters with which something is still to be done. Those who look for them share: each takes what nobody else
/// holds.
public final class OpenLetters {
    private static final String COLUMNS =
            "SELECT topic, topic_id, partition, \"offset\", reason, message, schema_version,"
                    + " event_key, event, extract(epoch FROM event_time) * 1000 FROM dead_letter WHERE topic = ?";
    private static final String SHARE = " LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String WHERE = " WHERE topic = ? AND topic_id = ? AND partition = ? AND \"offset\" = ?";

    private OpenLetters() {}

    /// One of them.
    ///
    /// @param version the header that named the schema's version
    /// @param sent when the event was sent, in milliseconds of the epoch
    @SuppressWarnings("ArrayRecordComponent") // nobody compares letters
    public record Letter(
            String topic,
            String topicId,
            int partition,
            long offset,
            String reason,
            String message,
            byte @Nullable [] version,
            byte @Nullable [] key,
            byte @Nullable [] event,
            long sent) {}

    /// Those that are not in the dead letters' topic yet; locked until the transaction ends.
    public static List<Letter> unsent(Connection connection, String topic, int limit) throws SQLException {
        return letters(connection, " AND sent_at IS NULL ORDER BY partition, \"offset\"" + SHARE, topic, -1, limit);
    }

    /// Those that were not produced to their topic again, behind a place; locked until the transaction ends.
    ///
    /// @param after number of letters to leave out
    public static List<Letter> unreplayed(Connection connection, String topic, int after, int limit)
            throws SQLException {
        return letters(
                connection,
                " AND replayed_at IS NULL ORDER BY partition, \"offset\" OFFSET ?" + SHARE,
                topic,
                after,
                limit);
    }

    private static List<Letter> letters(Connection connection, String which, String topic, int after, int limit)
            throws SQLException {
        List<Letter> letters = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + which)) {
            int next = 1;
            statement.setString(next++, topic);
            if (after >= 0) {
                statement.setInt(next++, after);
            }
            statement.setInt(next, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    letters.add(letter(row));
                }
            }
        }
        return letters;
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getBytes(7),
                row.getBytes(8),
                row.getBytes(9),
                row.getLong(10));
    }

    public static void sent(Connection connection, List<Letter> letters) throws SQLException {
        mark(connection, "sent_at", letters);
    }

    public static void replayed(Connection connection, List<Letter> letters) throws SQLException {
        mark(connection, "replayed_at", letters);
    }

    private static void mark(Connection connection, String column, List<Letter> letters) throws SQLException {
        if (letters.isEmpty()) {
            return;
        }
        String sql = "UPDATE dead_letter SET " + column + " = now()" + WHERE;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Letter letter : letters) {
                statement.setString(1, letter.topic());
                statement.setString(2, letter.topicId());
                statement.setInt(3, letter.partition());
                statement.setLong(4, letter.offset());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
