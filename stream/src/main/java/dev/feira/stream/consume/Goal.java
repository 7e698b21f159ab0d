package dev.feira.stream.consume;

import dev.feira.core.Problem;
import dev.feira.stream.consume.TopicFacts.Topic;
import dev.feira.stream.sink.Ledger;
import dev.feira.stream.sink.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The offsets at which a run ends; none: it does not end. The ledger decides, because other consumers help.
final class Goal {
    private final Postgres postgres;
    private final Topic topic;
    private final Map<Integer, Long> ends;
    private volatile boolean reached;
    private volatile @Nullable Problem obstacle;

    Goal(Postgres postgres, Topic topic, Map<Integer, Long> ends) {
        this.postgres = postgres;
        this.topic = topic;
        this.ends = ends;
    }

    /// As of the last look.
    ///
    /// @throws dev.feira.core.ProblemException when it cannot be reached
    boolean reached() {
        Problem found = obstacle;
        if (found != null && !reached && !ends.isEmpty()) {
            throw found.exception();
        }
        return reached;
    }

    /// Ends a run that has an end; any other goes on, because what is in the way may pass.
    void giveUp(Problem why) {
        obstacle = why;
    }

    /// Whether the lane has done its part; never when there is no end.
    boolean covers(Lane lane) {
        Long end = ends.get(lane.partition());
        return end != null && lane.written() >= end;
    }

    void look() throws SQLException {
        if (ends.isEmpty() || reached) {
            return;
        }
        try (Connection connection = postgres.connect()) {
            Map<Integer, Ledger.Entry> entries = Ledger.entries(connection, topic.name());
            connection.rollback();
            reached = ends.entrySet().stream().allMatch(it -> stands(entries, it.getKey(), it.getValue()));
        }
    }

    private boolean stands(Map<Integer, Ledger.Entry> entries, int partition, long end) {
        Ledger.Entry entry = entries.get(partition);
        return entry != null && entry.topicId().equals(topic.id()) && entry.nextOffset() >= end;
    }
}
