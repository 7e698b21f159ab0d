package dev.feira.stream.consume;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.stream.ConsumeSettings;
import dev.feira.stream.Stream;
import dev.feira.stream.consume.TopicFacts.Topic;
import dev.feira.stream.event.Layout;
import dev.feira.stream.sink.Ledger;
import dev.feira.stream.sink.PartitionSink;
import dev.feira.stream.sink.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongPredicate;

/// Asks Kafka and the ledger where a partition goes on, as often as it takes.
record Position(
        Stream stream,
        Layout layout,
        Postgres postgres,
        TopicFacts facts,
        ConsumeSettings settings,
        EventListener listener,
        int partition) {
    private static final int SETTLING = 15;
    private static final long SETTLING_MILLIS = 200;

    /// The offset, and the sink to write to.
    ///
    /// @param pause waits so many milliseconds; false: stop
    Optional<Lane.Opened> find(LongPredicate pause) {
        Patience patience = new Patience(settings.patience(), pause, this::alarm);
        while (true) {
            Problem failure;
            try {
                return Optional.of(attempt(patience, pause));
            } catch (SQLException e) {
                failure = postgres.failures().problem(e);
            } catch (ProblemException e) {
                failure = e.problem();
            }
            if (failure.kind() != Problem.Kind.TRANSIENT) {
                throw failure.exception();
            }
            if (!patience.again(failure)) {
                return Optional.empty();
            }
        }
    }

    private Lane.Opened attempt(Patience patience, LongPredicate pause) throws SQLException {
        Topic topic = facts.topic(stream.topic());
        long beginning = facts.beginning(topic, partition);
        try (Connection connection = postgres.connect()) {
            long end = settledEnd(topic, connection, pause);
            long offset = new Opening(topic, settings.acceptLoss()).position(connection, partition, beginning, end);
            int number = new Ledger(topic.name(), topic.id()).number(connection);
            connection.rollback();
            patience.succeeded();
            return new Lane.Opened(
                    offset, number, new PartitionSink(postgres, layout, topic.name(), topic.id(), patience));
        }
    }

    /// A broker that comes back after a crash shows an end that grows for a moment.
    private long settledEnd(Topic topic, Connection connection, LongPredicate pause) throws SQLException {
        long next =
                new Ledger(topic.name(), topic.id()).next(connection, partition).orElse(0);
        connection.rollback();
        long end = facts.end(topic, partition);
        for (int i = 0; i < SETTLING && end < next && pause.test(SETTLING_MILLIS); i++) {
            end = facts.end(topic, partition);
        }
        return end;
    }

    private void alarm(Problem problem) {
        listener.on(new Event.Warned(
                StreamRun.STEP, stream.name(), "partition " + partition + " tries again: " + problem.message()));
    }
}
