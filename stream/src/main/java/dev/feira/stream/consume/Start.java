package dev.feira.stream.consume;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.stream.ConsumeSettings;
import dev.feira.stream.Stream;
import dev.feira.stream.consume.TopicFacts.Topic;
import dev.feira.stream.sink.Definition;
import dev.feira.stream.sink.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/// What must be there before a consumer begins: the topic, and the tables that it writes to. A server that is down is
/// waited for as long as one that goes down later; what somebody must mend ends the wait at once.
record Start(Stream stream, Postgres postgres, TopicFacts facts, ConsumeSettings settings, EventListener listener) {
    /// The topic as it is, and the offsets at which the run ends; none: it does not end.
    record Ready(Topic topic, Map<Integer, Long> ends) {}

    /// Waits until both servers answer.
    ///
    /// @param pause waits so many milliseconds; false: stop
    /// @return empty: the consumer is to stop
    /// @throws ProblemException when somebody must act, or it has taken too long
    Optional<Ready> await(LongPredicate pause) {
        Patience patience = new Patience(settings.patience(), pause, this::tell);
        while (true) {
            try {
                return Optional.of(attempt());
            } catch (ProblemException e) {
                if (e.problem().kind() != Problem.Kind.TRANSIENT) {
                    throw e;
                }
                if (!patience.again(e.problem())) {
                    return Optional.empty();
                }
            }
        }
    }

    private Ready attempt() {
        facts.requireAnswer();
        Topic topic = facts.topic(stream.topic());
        makeTables();
        return new Ready(topic, settings.untilCaughtUp() ? facts.ends(topic) : Map.of());
    }

    private void makeTables() {
        try (Connection connection = postgres.connect()) {
            new Definition(stream).ensure(connection, postgres.settings().schema());
        } catch (SQLException e) {
            throw postgres.failures().first(e).exception(e);
        }
    }

    private void tell(Problem problem) {
        listener.on(new Event.Warned(
                StreamRun.STEP,
                stream.name(),
                problem.message() + "; waiting for it, at most "
                        + settings.patience().toSeconds() + " s"));
    }
}
