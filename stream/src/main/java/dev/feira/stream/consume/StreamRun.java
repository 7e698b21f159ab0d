package dev.feira.stream.consume;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.stream.ConsumeSettings;
import dev.feira.stream.KafkaSettings;
import dev.feira.stream.Stream;
import dev.feira.stream.consume.Backlog.Chunk;
import dev.feira.stream.consume.TopicFacts.Topic;
import dev.feira.stream.event.Arrival;
import dev.feira.stream.event.EventReader;
import dev.feira.stream.event.Layout;
import dev.feira.stream.sink.Postgres;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;

/// One consumer of one stream, from its first poll to its last.
public final class StreamRun {
    static final String STEP = "consume";
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration LEAVE = Duration.ofSeconds(2);
    private static final long COMMIT_EVERY = Duration.ofSeconds(1).toNanos();
    private static final long LET_GO = 1_500;

    private final Stream stream;
    private final KafkaSettings kafka;
    private final Postgres postgres;
    private final ConsumeSettings settings;
    private final EventListener listener;
    private final Clock clock;
    private final String name;
    private final Layout layout;
    private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<Integer, Meter> meters = new ConcurrentHashMap<>();
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final Set<Integer> paused = new HashSet<>();
    private final Set<Integer> alarmed = new HashSet<>();
    private final Map<Integer, Long> reported = new HashMap<>();
    private long lastReport = System.nanoTime();
    private OptionalLong begunAt = OptionalLong.empty();
    private final CountDownLatch stop = new CountDownLatch(1);

    /// A run that has not begun.
    ///
    /// @param name tells this consumer from others
    public StreamRun(
            Stream stream,
            KafkaSettings kafka,
            Postgres postgres,
            ConsumeSettings settings,
            EventListener listener,
            Clock clock,
            String name) {
        this.stream = stream;
        this.kafka = kafka;
        this.postgres = postgres;
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.name = name;
        this.layout = stream.layout();
    }

    /// What came of it.
    ///
    /// @param events that this consumer has brought to PostgreSQL
    /// @param tableRows rows of all tables that they became
    public record Done(String stream, long events, long tableRows) {}

    /// Ends the run soon; from any thread.
    public void stop() {
        stop.countDown();
    }

    /// Consumes until [#stop()], or until the topic is caught up with.
    ///
    /// @throws ProblemException when it could not begin, or when no partition can go on
    public Done run() {
        try (TopicFacts facts = TopicFacts.of(kafka)) {
            Optional<Start.Ready> ready = new Start(stream, postgres, facts, settings, listener).await(this::waited);
            if (ready.isEmpty()) {
                return result();
            }
            Topic topic = ready.get().topic();
            Clerk clerk = new Clerk(stream, kafka, postgres, facts, this::meters, settings.patience(), listener);
            Goal end = new Goal(postgres, topic, ready.get().ends());
            Thread thread =
                    Thread.ofPlatform().name("stream-clerk-" + stream.name()).start(() -> clerk.run(end));
            try {
                poll(facts, topic, end);
            } finally {
                clerk.stop();
                thread.join(Duration.ofSeconds(4));
            }
            return result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result();
        }
    }

    /// @return false: the run is to stop
    private boolean waited(long millis) {
        try {
            return !stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Done result() {
        Done done = new Done(
                stream.name(),
                meters().stream().mapToLong(Meter::events).sum(),
                meters().stream().mapToLong(Meter::tableRows).sum());
        begunAt.ifPresent(it -> listener.on(
                new Event.Finished(STEP, stream.name(), done.events(), Duration.ofNanos(System.nanoTime() - it))));
        return done;
    }

    private List<Meter> meters() {
        return List.copyOf(meters.values());
    }

    private void poll(TopicFacts facts, Topic topic, Goal goal) {
        Consumer<byte[], byte[]> consumer = KafkaClients.consumer(kafka, stream, name);
        try {
            Assignment assignment = new Assignment(consumer, facts, topic);
            consumer.subscribe(List.of(stream.topic()), assignment);
            while (stop.getCount() > 0 && !(goal.reached() && everyLaneKnowsItsPlace())) {
                runCommands();
                hand(pollOnce(consumer, assignment));
                watch(consumer);
                tellBeginning();
                requireWork(goal);
            }
        } catch (KafkaException e) {
            throw KafkaFailures.problem(kafka, e).exception(e);
        } finally {
            lanes.values().forEach(Lane::stop);
            lanes.values().forEach(it -> it.awaitEnd(LET_GO));
            // One that was parked since the last look is told of as well.
            lanes.values().forEach(lane -> lane.problem().ifPresent(it -> alarm(lane, it)));
            close(consumer);
        }
        firstProblem().ifPresent(it -> {
            throw it.exception();
        });
    }

    private void close(Consumer<byte[], byte[]> consumer) {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(LEAVE));
        } catch (KafkaException e) {
            // Leaving is a courtesy: the group notices anyway.
            listener.on(new Event.Noted(STEP, stream.name(), "left without a word to the group: " + e.getMessage()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ConsumerRecords<byte[], byte[]> pollOnce(Consumer<byte[], byte[]> consumer, Assignment assignment) {
        try {
            return consumer.poll(POLL);
        } catch (InvalidOffsetException e) {
            // The topic no longer has what was asked for: ask the ledger and the topic again, they know why.
            e.partitions().forEach(assignment::reopen);
            return ConsumerRecords.empty();
        } catch (RetriableException | WakeupException e) {
            return ConsumerRecords.empty();
        }
    }

    private void runCommands() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
    }

    private void hand(ConsumerRecords<byte[], byte[]> records) {
        long now = clock.millis();
        records.nextOffsets().forEach((partition, next) -> {
            Lane lane = lanes.get(partition.partition());
            if (lane != null && lane.accepts()) {
                List<Arrival> arrivals = records.records(partition).stream()
                        .map(it -> arrival(it, now))
                        .toList();
                lane.backlog().add(Chunk.of(arrivals, next.offset()));
            }
        });
    }

    private static Arrival arrival(ConsumerRecord<byte[], byte[]> record, long now) {
        Header version = record.headers().lastHeader(Stream.versionHeader());
        return new Arrival(
                record.offset(),
                record.timestamp(),
                now,
                record.key(),
                record.value(),
                version == null ? null : version.value());
    }

    /// Pauses partitions that PostgreSQL cannot follow, lets those go on that it has followed, and tells the group how
    /// far they are, for tools that show lag.
    private void watch(Consumer<byte[], byte[]> consumer) {
        for (Lane lane : lanes.values()) {
            TopicPartition partition = new TopicPartition(stream.topic(), lane.partition());
            lane.problem().ifPresent(it -> park(consumer, lane, partition, it));
            if (lane.accepts() && lane.backlog().isFull() && paused.add(lane.partition())) {
                consumer.pause(List.of(partition));
            } else if (lane.accepts() && lane.backlog().isLow() && paused.remove(lane.partition())) {
                consumer.resume(List.of(partition));
            }
        }
        if (System.nanoTime() - lastReport > COMMIT_EVERY) {
            lastReport = System.nanoTime();
            report(consumer);
        }
    }

    /// Once: from here on an event that is sent comes at once.
    private void tellBeginning() {
        if (begunAt.isEmpty() && !lanes.isEmpty() && commands.isEmpty() && everyLaneKnowsItsPlace()) {
            begunAt = OptionalLong.of(System.nanoTime());
            listener.on(new Event.Started(STEP, stream.name(), OptionalLong.empty()));
        }
    }

    private void park(Consumer<byte[], byte[]> consumer, Lane lane, TopicPartition partition, Problem problem) {
        if (alarm(lane, problem)) {
            consumer.pause(List.of(partition));
        }
    }

    /// @return whether nobody had been told of it
    private boolean alarm(Lane lane, Problem problem) {
        boolean news = alarmed.add(lane.partition());
        if (news) {
            String cure = problem.hint().map(it -> "; " + it).orElse("");
            listener.on(new Event.Warned(
                    STEP, stream.name(), "partition " + lane.partition() + " is parked: " + problem.message() + cure));
        }
        return news;
    }

    private void report(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (Lane lane : lanes.values()) {
            long written = lane.written();
            if (written >= 0 && !Long.valueOf(written).equals(reported.put(lane.partition(), written))) {
                offsets.put(new TopicPartition(stream.topic(), lane.partition()), new OffsetAndMetadata(written));
            }
        }
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (_, _) -> {});
        }
    }

    /// Or knows why it cannot: a partition that is about to be parked is not caught up, whatever the ledger says.
    private boolean everyLaneKnowsItsPlace() {
        return lanes.values().stream()
                .allMatch(it -> it.written() >= 0 || it.problem().isPresent());
    }

    /// With partitions parked, and all others parked or caught up, there is nothing left to wait for.
    private void requireWork(Goal goal) {
        firstProblem().ifPresent(problem -> {
            if (lanes.values().stream().allMatch(it -> it.problem().isPresent() || goal.covers(it))) {
                throw problem.exception();
            }
        });
    }

    private Optional<Problem> firstProblem() {
        return lanes.values().stream().flatMap(it -> it.problem().stream()).findFirst();
    }

    /// Partitions come and go.
    private final class Assignment implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;
        private final TopicFacts facts;
        private final Topic topic;

        Assignment(Consumer<byte[], byte[]> consumer, TopicFacts facts, Topic topic) {
            this.consumer = consumer;
            this.facts = facts;
            this.topic = topic;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(this::begin);
        }

        /// Any position will do until the ledger's is known: nothing is fetched from a paused partition.
        void begin(TopicPartition partition) {
            consumer.seek(partition, 0);
            consumer.pause(List.of(partition));
            paused.remove(partition.partition());
            alarmed.remove(partition.partition());
            Meter meter =
                    meters.computeIfAbsent(partition.partition(), it -> new Meter(stream.topic(), it, name, clock));
            EventReader reader = new EventReader(stream.schema(), layout.key());
            Position position =
                    new Position(stream, layout, postgres, facts, settings, listener, partition.partition());
            Lane.Work work = new Lane.Work(
                    settings, layout, reader, position::find, (it, offset) -> moveLater(it, partition, offset));
            Lane lane = new Lane(partition.partition(), work, meter, settings.memory() / topic.partitions());
            lanes.put(partition.partition(), lane);
            Thread.ofPlatform()
                    .name("stream-" + stream.name() + "-" + partition.partition())
                    .start(lane);
        }

        void reopen(TopicPartition partition) {
            onPartitionsRevoked(List.of(partition));
            begin(partition);
        }

        private void moveLater(Lane lane, TopicPartition partition, long offset) {
            commands.add(() -> {
                if (lanes.get(partition.partition()) == lane) {
                    consumer.seek(partition, offset);
                    consumer.resume(List.of(partition));
                    lane.moved();
                }
            });
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            List<Lane> leaving = new ArrayList<>();
            for (TopicPartition partition : partitions) {
                Lane lane = lanes.remove(partition.partition());
                reported.remove(partition.partition());
                if (lane != null) {
                    lane.stop();
                    leaving.add(lane);
                }
            }
            // Not needed for correctness, the fence sees to that; but what is in flight need not be done twice.
            leaving.forEach(it -> it.awaitEnd(LET_GO));
        }
    }
}
