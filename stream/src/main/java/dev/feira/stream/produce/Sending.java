package dev.feira.stream.produce;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.sample.Events;
import dev.feira.stream.KafkaSettings;
import dev.feira.stream.ProduceSettings;
import dev.feira.stream.Stream;
import dev.feira.stream.consume.KafkaClients;
import dev.feira.stream.consume.KafkaFailures;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/// One run of a producer, from its place on until enough was sent, the time is up or the thread is interrupted.
public final class Sending {
    private static final String STEP = "produce";
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long LOOK_UP_NANOS = 50_000_000;
    private static final long TELL_NANOS = 200_000_000;

    private final Stream stream;
    private final Events events;
    private final KafkaSettings kafka;
    private final ProduceSettings settings;
    private final EventListener listener;
    private final Mark mark;
    private final byte[] version;
    private final Window window = new Window();
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long toldAt = System.nanoTime();

    /// A run that has not begun.
    public Sending(
            Stream stream, Events events, KafkaSettings kafka, ProduceSettings settings, EventListener listener) {
        this.stream = stream;
        this.events = events;
        this.kafka = kafka;
        this.settings = settings;
        this.listener = listener;
        this.mark = new Mark(settings.seed());
        this.version = Integer.toString(stream.schema().version()).getBytes(UTF_8);
    }

    /// What came of it.
    ///
    /// @param events that the brokers have confirmed
    /// @param bad so many of them were malformed on purpose
    /// @param first the number of the first event of this run
    /// @param madeUp events that an earlier run had left out when it died
    public record Done(long events, long bad, long first, long madeUp) {}

    /// Sends, and waits until all is confirmed.
    public Done run() {
        TopicMaking.ensure(stream, kafka);
        Place place = PlaceFinder.find(kafka, stream.topic(), mark);
        if (!place.missing().isEmpty()) {
            note(place.missing().size() + " events that an earlier run left out come first");
        }
        note("from event " + place.number(0) + " on, to topic `" + stream.topic() + "`");
        boolean interrupted;
        try (Producer<byte[], byte[]> producer = KafkaClients.producer(kafka, "feira-produce-" + stream.name())) {
            interrupted = send(producer, place);
            producer.flush();
            producer.close(CLOSE);
        }
        throwFailure();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Done(
                confirmed.get(), bad.get(), place.number(0), place.missing().size());
    }

    /// @return whether the thread was interrupted; then its flag is down, so that what was sent can be waited for
    private boolean send(Producer<byte[], byte[]> producer, Place place) {
        long end = settings.duration()
                .map(limit -> System.nanoTime() + limit.toNanos())
                .orElse(Long.MAX_VALUE);
        long count = settings.count().orElse(Long.MAX_VALUE);
        Cadence cadence = new Cadence(settings.perSecond(), System::nanoTime);
        try {
            for (long position = 0; position < count && failure.get() == null; position++) {
                if (!await(cadence, end)) {
                    break;
                }
                send(producer, place.number(position));
                cadence.took();
                tell();
            }
            return Thread.interrupted();
        } catch (InterruptedException | InterruptException e) {
            boolean _ = Thread.interrupted();
            return true;
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
            return false;
        }
    }

    /// @return false when the time is up
    private boolean await(Cadence cadence, long end) throws InterruptedException {
        long wait = cadence.untilNext();
        while (wait > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Math.min(wait, LOOK_UP_NANOS));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            tell();
            wait = cadence.untilNext();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return System.nanoTime() < end;
    }

    private void send(Producer<byte[], byte[]> producer, long number) throws InterruptedException {
        boolean isBad = events.fault(number).isPresent();
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(stream.topic(), events.key(number).getBytes(UTF_8), events.json(number));
        message.headers().add(Stream.versionHeader(), version);
        mark.put(message.headers(), number);
        window.enter(number);
        var _ = producer.send(message, (metadata, e) -> {
            if (e == null) {
                confirmed.incrementAndGet();
                bad.addAndGet(isBad ? 1 : 0);
            } else {
                failure.compareAndSet(null, e);
            }
            window.leave(number);
        });
    }

    private void tell() {
        long now = System.nanoTime();
        if (now - toldAt > TELL_NANOS) {
            toldAt = now;
            listener.on(new Event.Progressed(STEP, stream.name(), confirmed.get()));
        }
    }

    private void note(String message) {
        listener.on(new Event.Noted(STEP, stream.name(), message));
    }

    private void throwFailure() {
        Exception found = failure.get();
        if (found != null) {
            Problem problem = KafkaFailures.problem(kafka, found);
            throw problem.hint("run the command again: it goes on at its place").exception(found);
        }
    }
}
