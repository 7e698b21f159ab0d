package dev.feira.stream.consume;

import dev.feira.core.Problem;
import dev.feira.stream.consume.TopicFacts.Topic;
import dev.feira.stream.sink.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/// Finds the offset at which a partition goes on, and refuses to start over silently: a topic that was made anew or
/// that
/// has lost events is somebody's decision.
///
/// @param acceptLoss that decision
record Opening(Topic topic, boolean acceptLoss) {
    private static final String CURE =
            "if those events are really gone and that is all right, run `feira stream" + " consume --accept-loss` once";

    /// Where the partition goes on.
    ///
    /// @param beginning the first offset that the topic has
    /// @param end the offset that its next event will have
    long position(Connection connection, int partition, long beginning, long end) throws SQLException {
        Ledger ledger = new Ledger(topic.name(), topic.id());
        OptionalLong next = ledger.next(connection, partition);
        if (next.isEmpty()) {
            requireKnown(connection);
            ledger.begin(connection, partition, beginning);
        } else if (next.getAsLong() < beginning) {
            requireAccepted(partition, next.getAsLong(), beginning);
            ledger.skip(connection, partition, beginning);
        } else if (next.getAsLong() > end) {
            throw truncated(partition, next.getAsLong(), end);
        }
        connection.commit();
        return ledger.next(connection, partition).orElse(beginning);
    }

    /// A first line for this topic's id is all right unless there are lines of another id.
    private void requireKnown(Connection connection) throws SQLException {
        if (!acceptLoss && anotherId(connection)) {
            throw Problem.data(
                            "topic `" + topic.name() + "` was deleted and made anew since it was last read: its id is"
                                    + " now `" + topic.id() + "`")
                    .hint(CURE + ": it begins the new topic at its start")
                    .exception();
        }
    }

    private boolean anotherId(Connection connection) throws SQLException {
        String sql = "SELECT count(*) FILTER (WHERE topic_id = ?), count(*) FROM ingest_offset WHERE topic = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, topic.id());
            statement.setString(2, topic.name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) == 0 && row.getLong(2) > 0;
            }
        }
    }

    private void requireAccepted(int partition, long next, long beginning) {
        if (!acceptLoss) {
            throw Problem.data("partition " + partition + " of topic `" + topic.name() + "` begins at offset "
                            + beginning + ", but the events from " + next + " on were not read yet")
                    .hint("raise the topic's retention; " + CURE + ": it counts them as gaps")
                    .exception();
        }
    }

    private RuntimeException truncated(int partition, long next, long end) {
        return Problem.data("partition " + partition + " of topic `" + topic.name() + "` ends at offset " + end
                        + ", but PostgreSQL has the events up to " + next + ": the topic lost its end")
                .hint("restore the topic, or delete it, make it anew and run `feira stream consume --accept-loss` once")
                .exception();
    }
}
