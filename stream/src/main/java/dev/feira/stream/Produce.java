package dev.feira.stream;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.sample.Events;
import dev.feira.stream.produce.Sending;
import dev.feira.stream.produce.TopicMaking;
import java.time.Duration;
import java.util.OptionalLong;

/// Sends made-up events to a stream's topic. Where it stopped or was killed the next run goes on: the place is read
/// from
/// the topic's end, so no event is left out and none is sent twice. One producer for each stream and seed at a time.
public final class Produce {
    private Produce() {}

    /// What a run has done.
    ///
    /// @param events that the brokers have confirmed
    /// @param bad so many of them were malformed on purpose
    /// @param first the number of its first event; numbers count from 0 for each seed
    /// @param madeUp events that an earlier run had left out when it died; they came first
    public record Produced(
            String stream, String topic, long events, long bad, long first, long madeUp, Duration elapsed) {
        /// On average over the run.
        public double perSecond() {
            return events / Math.max(0.001, elapsed.toNanos() / 1e9);
        }
    }

    /// Makes the stream's topic unless it is there.
    ///
    /// @throws dev.feira.core.ProblemException when the brokers do not
    public static void makeTopic(Stream stream, KafkaSettings kafka) {
        TopicMaking.ensure(stream, kafka);
    }

    /// Sends until there are enough, the time is up, or the thread is interrupted; then waits for the brokers.
    ///
    /// @throws dev.feira.core.ProblemException when the brokers do not take the events; the next run goes on
    public static Produced run(
            Stream stream, Events events, KafkaSettings kafka, ProduceSettings settings, EventListener listener) {
        long start = System.nanoTime();
        OptionalLong total = settings.count().map(OptionalLong::of).orElse(OptionalLong.empty());
        listener.on(new Event.Started("produce", stream.name(), total));
        Sending.Done done = new Sending(stream, events, kafka, settings, listener).run();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        listener.on(new Event.Finished("produce", stream.name(), done.events(), elapsed));
        return new Produced(
                stream.name(), stream.topic(), done.events(), done.bad(), done.first(), done.madeUp(), elapsed);
    }
}
