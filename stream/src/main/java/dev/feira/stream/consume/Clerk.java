package dev.feira.stream.consume;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.stream.KafkaSettings;
import dev.feira.stream.Stream;
import dev.feira.stream.sink.LatencyTable;
import dev.feira.stream.sink.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Does what can wait and what may fail without harm; it is tried again a little later.
final class Clerk {
    private static final long LOOK_MILLIS = 100;
    private static final long STORE_EVERY = Duration.ofSeconds(3).toNanos();

    private final Stream stream;
    private final Postgres postgres;
    private final Supplier<List<Meter>> meters;
    private final EventListener listener;
    private final TopicFacts facts;
    private final DeadLetterTopic deadLetters;
    private final Patience brokers;
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean troubled;
    private long toldOfDeadLetters;

    Clerk(
            Stream stream,
            KafkaSettings kafka,
            Postgres postgres,
            TopicFacts facts,
            Supplier<List<Meter>> meters,
            Duration patience,
            EventListener listener) {
        this.stream = stream;
        this.postgres = postgres;
        this.meters = meters;
        this.listener = listener;
        this.facts = facts;
        this.deadLetters = new DeadLetterTopic(stream, kafka, postgres, facts);
        this.brokers = new Patience(patience, _ -> true, this::warn);
    }

    void stop() {
        stop.countDown();
    }

    void run(Goal goal) {
        long stored = System.nanoTime();
        try {
            while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                attempt(goal::look);
                if (System.nanoTime() - stored > STORE_EVERY) {
                    stored = System.nanoTime();
                    attempt(this::store);
                    lookAfterBrokers(goal);
                    if (toldOfDeadLetters == 0) {
                        tellOfDeadLetters();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        attempt(this::store);
        tellOfDeadLetters();
        deadLetters.close();
    }

    /// Kafka's consumer waits for its brokers for ever, without a word.
    private void lookAfterBrokers(Goal goal) {
        try {
            facts.requireAnswer();
            brokers.succeeded();
        } catch (ProblemException e) {
            waitForBrokers(goal, e.problem());
        }
    }

    private void waitForBrokers(Goal goal, Problem silence) {
        try {
            brokers.again(silence);
        } catch (ProblemException tooLong) {
            goal.giveUp(tooLong.problem());
        }
    }

    private void warn(Problem problem) {
        listener.on(new Event.Warned(
                StreamRun.STEP, stream.name(), problem.message() + "; the stream goes on as soon as it does"));
    }

    /// When there are some for the first time, and at the end.
    private void tellOfDeadLetters() {
        long now = meters.get().stream().mapToLong(Meter::deadLetters).sum();
        if (now > toldOfDeadLetters) {
            toldOfDeadLetters = now;
            listener.on(new Event.Warned(
                    StreamRun.STEP,
                    stream.name(),
                    now + " events could not be read: they are in table `dead_letter` with the reason; after a fix"
                            + " run `feira stream replay`"));
        }
    }

    private interface Duty {
        void run() throws SQLException;
    }

    private void attempt(Duty duty) {
        try {
            duty.run();
            troubled = false;
        } catch (SQLException e) {
            later(postgres.failures().problem(e).message());
        } catch (ProblemException e) {
            later(e.problem().message());
        }
    }

    /// The lanes meet the same trouble and act; here it only means later.
    private void later(String trouble) {
        if (!troubled) {
            listener.on(new Event.Noted(StreamRun.STEP, stream.name(), trouble));
        }
        troubled = true;
    }

    private void store() throws SQLException {
        listener.on(new Event.Progressed(
                StreamRun.STEP,
                stream.name(),
                meters.get().stream().mapToLong(Meter::events).sum()));
        for (Meter meter : meters.get()) {
            List<LatencyTable.Minute> changed = meter.changed();
            if (!changed.isEmpty()) {
                try (Connection connection = postgres.connect()) {
                    LatencyTable.put(connection, changed);
                }
                meter.stored(changed);
            }
        }
        deadLetters.send().ifPresent(it -> listener.on(new Event.Warned(StreamRun.STEP, stream.name(), it)));
    }
}
