package dev.feira.stream;

import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.stream.consume.StreamRun;
import dev.feira.stream.sink.Postgres;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// Brings the events of streams to PostgreSQL, each exactly once. Start as many as you like, anywhere: they share the
/// partitions.
public final class Consume {
    private Consume() {}

    /// What one consumer has done.
    ///
    /// @param events that it brought to PostgreSQL
    /// @param tableRows rows of all tables that they became
    public record Consumed(String stream, long events, long tableRows) {}

    /// Consumes until the thread is interrupted, or until all streams are caught up with if that is asked for.
    ///
    /// @throws ProblemException when a stream could not begin, or none of its partitions can go on; the others are
    ///     stopped then
    public static List<Consumed> run(
            List<Stream> streams,
            KafkaSettings kafka,
            SinkSettings sink,
            ConsumeSettings settings,
            EventListener listener) {
        String name = "feira-" + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        try (Postgres postgres = Postgres.of(sink)) {
            List<StreamRun> runs = streams.stream()
                    .map(it -> new StreamRun(it, kafka, postgres, settings, listener, Clock.systemUTC(), name))
                    .toList();
            return all(runs);
        }
    }

    private static List<Consumed> all(List<StreamRun> runs) {
        ConcurrentLinkedQueue<Consumed> done = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<ProblemException> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch running = new CountDownLatch(runs.size());
        for (StreamRun run : runs) {
            Thread.ofPlatform().name("stream-poll").start(() -> {
                try {
                    StreamRun.Done it = run.run();
                    done.add(new Consumed(it.stream(), it.events(), it.tableRows()));
                } catch (ProblemException e) {
                    failures.add(e);
                    runs.forEach(StreamRun::stop);
                } catch (RuntimeException | Error e) {
                    failures.add(Problem.bug("a stream ended: " + e).exception(e));
                    runs.forEach(StreamRun::stop);
                } finally {
                    running.countDown();
                }
            });
        }
        await(running, runs);
        Optional.ofNullable(failures.peek()).ifPresent(it -> {
            throw it;
        });
        return new ArrayList<>(done);
    }

    /// An interrupt is the wish to end well: every batch in flight is finished, nothing new is begun.
    private static void await(CountDownLatch running, List<StreamRun> runs) {
        boolean interrupted = false;
        while (true) {
            try {
                running.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                runs.forEach(StreamRun::stop);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
