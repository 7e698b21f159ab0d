package dev.feira.cli.command;

import dev.feira.cli.terminal.Json;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.platform.Platform;
import dev.feira.sandbox.Server;
import dev.feira.stream.Consume;
import dev.feira.stream.Produce;
import dev.feira.stream.ProduceSettings;
import dev.feira.stream.Stream;
import dev.feira.stream.StreamStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The demo's stream: a bounded number of events through Kafka into PostgreSQL while somebody watches. What the topic
/// holds already is not sent again.
final class DemoStream {
    static final Set<Server> SERVERS = Set.of(Server.POSTGRESQL, Server.KAFKA);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Opened opened;
    private final DemoFile.Stream wish;
    private final Progress progress;

    DemoStream(Opened opened, DemoFile.Stream wish, Progress progress) {
        this.opened = opened;
        this.wish = wish;
        this.progress = progress;
    }

    String name() {
        return wish.name();
    }

    /// Which shop the events speak of.
    record Memory(String fingerprint) {}

    /// Makes the streams begin anew when the shop is another one: their events speak of customers that are gone.
    ///
    /// @param filled whether the shop was filled just now
    void follow(String fingerprint, boolean filled) {
        Optional<Memory> last = Json.read(memory(), Memory.class);
        boolean other = last.isPresent() && (filled || !last.get().fingerprint().equals(fingerprint));
        if (other) {
            progress.on(new Event.Noted("stream", wish.name(), "begins anew with the shop"));
            opened.sandbox().reset(SERVERS, progress);
            opened.sandbox().up(SERVERS, opened.sandboxSettings().database(), progress);
            opened.platform().forgetStreams();
        }
        Json.write(memory(), new Memory(fingerprint));
    }

    private Path memory() {
        return opened.project().target().layout().state().resolve("stream.json");
    }

    /// Sends what is missing, waits until PostgreSQL has it all, and says how that went.
    DemoReport.StreamFigures run(long seed) {
        Platform platform = opened.platform();
        Stream stream = platform.streams(List.of(wish.name())).getFirst();
        Produce.makeTopic(stream, platform.kafka());
        StreamStatus before = status(stream);
        long missing = wish.events() - sent(before);
        if (missing <= 0 && caughtUp(before)) {
            progress.on(new Event.Noted("stream", stream.name(), "all events are there already"));
            return DemoReport.StreamFigures.of(before);
        }
        ProduceSettings settings =
                new ProduceSettings(wish.rate(), Optional.of(Math.max(1, missing)), Optional.empty(), wish.bad(), seed);
        whileConsuming(stream, () -> {
            if (missing > 0) {
                platform.produce(stream, settings, progress);
            }
        });
        return DemoReport.StreamFigures.of(status(stream));
    }

    /// The consumer is ready before the first event is sent, so that nobody measures its start.
    private void whileConsuming(Stream stream, Runnable work) {
        Platform platform = opened.platform();
        CountDownLatch ready = new CountDownLatch(1);
        EventListener listener = event -> {
            if (event instanceof Event.Started && event.subject().equals(stream.name())) {
                ready.countDown();
            }
            progress.on(event);
        };
        FutureTask<List<Consume.Consumed>> consuming = new FutureTask<>(() ->
                Consume.run(List.of(stream), platform.kafka(), platform.sink(), platform.consumeSettings(), listener));
        Thread consumer = Thread.ofPlatform().name("demo-consumer").start(consuming);
        try {
            awaitReady(ready, consuming);
            work.run();
            awaitAll(stream, consuming);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped().exception(e);
        } finally {
            end(consumer);
        }
    }

    private static void awaitReady(CountDownLatch ready, FutureTask<?> consuming) throws InterruptedException {
        long start = System.nanoTime();
        while (!ready.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            requireConsumer(consuming);
            requirePatience(start, "the consumer did not get its partitions");
        }
    }

    private void awaitAll(Stream stream, FutureTask<?> consuming) throws InterruptedException {
        long start = System.nanoTime();
        while (!caughtUp(status(stream))) {
            requireConsumer(consuming);
            requirePatience(start, "the events did not come to PostgreSQL");
            Thread.sleep(LOOK);
        }
    }

    private static void requireConsumer(FutureTask<?> consuming) throws InterruptedException {
        try {
            consuming.get(0, TimeUnit.MILLISECONDS);
            throw stopped().exception();
        } catch (TimeoutException e) {
            // It works, as it should.
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private static void requirePatience(long start, String what) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
            throw Problem.passing(what + " within " + PATIENCE.toSeconds() + " s")
                    .hint("run the command again; `feira stream status` shows how far it is")
                    .exception();
        }
    }

    private static Problem stopped() {
        return Problem.passing("the stream was stopped").hint("run the command again: it goes on at its place");
    }

    /// The consumer finishes what it has begun. An interrupt in the meantime waits until then.
    private static void end(Thread consumer) {
        boolean interrupted = false;
        consumer.interrupt();
        while (consumer.isAlive()) {
            try {
                consumer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private StreamStatus status(Stream stream) {
        return StreamStatus.of(
                stream, opened.platform().kafka(), opened.platform().sink());
    }

    private static long sent(StreamStatus status) {
        return status.partitions().stream()
                .mapToLong(StreamStatus.Partition::endOffset)
                .sum();
    }

    private static boolean caughtUp(StreamStatus status) {
        return status.partitions().stream().allMatch(it -> it.lag() == 0);
    }
}
