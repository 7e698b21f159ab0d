package dev.feira.stream.produce;

import dev.feira.core.Problem;
import dev.feira.stream.KafkaSettings;
import dev.feira.stream.consume.KafkaFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the topic's end for the place where the last producer stopped. Since a producer keeps within its [Window],
/// every event that is further back than that from the newest is there; nearer ones are looked up one by one.
final class PlaceFinder implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final String topic;
    private final Mark mark;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> unread = new HashMap<>();
    private final Map<TopicPartition, Long> lowest = new HashMap<>();
    private final Set<Long> found = new HashSet<>();

    private PlaceFinder(String topic, Mark mark, KafkaConsumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.mark = mark;
        this.consumer = consumer;
    }

    static Place find(KafkaSettings kafka, String topic, Mark mark) {
        Map<String, Object> properties = kafka.clientProperties();
        properties.put("auto.offset.reset", "none");
        properties.put("default.api.timeout.ms", (int) LIMIT.toMillis());
        try (PlaceFinder finder = new PlaceFinder(
                topic,
                mark,
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()))) {
            return finder.find();
        } catch (KafkaException e) {
            throw KafkaFailures.problem(kafka, e).exception(e);
        }
    }

    private Place find() {
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        unread.putAll(ends);
        for (long step = 2L * Window.SIZE; isUnsure(beginnings); step *= 4) {
            for (TopicPartition partition : partitions) {
                if (isUnsure(partition, beginnings)) {
                    long to = end(partition);
                    read(partition, Math.max(beginning(partition, beginnings), to - step), to);
                }
            }
        }
        awaitQuiet(ends);
        requireKnown(beginnings);
        return place();
    }

    /// A broker that has just started, or is short of time, may not know the topic's partitions yet. To take it for a
    /// topic without events would send them all again.
    private List<TopicPartition> partitions() {
        long end = System.nanoTime() + LIMIT.toNanos();
        List<PartitionInfo> known = consumer.partitionsFor(topic);
        while (known.isEmpty()) {
            if (System.nanoTime() > end) {
                throw Problem.passing("the brokers named no partition of topic `" + topic + "` within "
                                + LIMIT.toSeconds() + " s")
                        .hint("look after the broker, then try again")
                        .exception();
            }
            LockSupport.parkNanos(POLL.toNanos());
            known = consumer.partitionsFor(topic);
        }
        return known.stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
    }

    private boolean isUnsure(Map<TopicPartition, Long> beginnings) {
        return unread.keySet().stream().anyMatch(partition -> isUnsure(partition, beginnings));
    }

    /// Whether events within the window of the newest may still be found further back.
    private boolean isUnsure(TopicPartition partition, Map<TopicPartition, Long> beginnings) {
        boolean more = end(partition) > beginning(partition, beginnings);
        return more && lowest.getOrDefault(partition, Long.MAX_VALUE) > newest() - Window.SIZE;
    }

    private long end(TopicPartition partition) {
        return unread.getOrDefault(partition, 0L);
    }

    private static long beginning(TopicPartition partition, Map<TopicPartition, Long> beginnings) {
        return beginnings.getOrDefault(partition, 0L);
    }

    private long newest() {
        return found.stream().mapToLong(Long::longValue).max().orElse(-1);
    }

    private void read(TopicPartition partition, long from, long to) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (consumer.position(partition) < to) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                mark.number(message.headers()).ifPresent(number -> {
                    found.add(number);
                    lowest.merge(partition, number, Math::min);
                });
                end = System.nanoTime() + LIMIT.toNanos();
            }
            if (System.nanoTime() > end) {
                throw Problem.passing("topic `" + topic + "` could not be read within " + LIMIT.toSeconds() + " s")
                        .hint("look after the broker, then try again")
                        .exception();
            }
        }
        unread.put(partition, from);
    }

    /// What a killed producer had handed to the network may still arrive; what others send meanwhile is no matter.
    private void awaitQuiet(Map<TopicPartition, Long> ends) {
        consumer.assign(ends.keySet());
        ends.forEach(consumer::seek);
        long now = System.nanoTime();
        long quiet = now + QUIET.toNanos();
        long end = now + LIMIT.toNanos();
        while (now < quiet) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                OptionalLong number = mark.number(message.headers());
                if (number.isPresent()) {
                    found.add(number.getAsLong());
                    quiet = System.nanoTime() + QUIET.toNanos();
                }
            }
            now = System.nanoTime();
            if (now > end) {
                throw Problem.data("another producer sends events of seed " + mark.seed() + " to topic `" + topic + "`")
                        .hint("end it first, or begin other events with another `--seed`")
                        .exception();
            }
        }
    }

    private void requireKnown(Map<TopicPartition, Long> beginnings) {
        boolean lost = beginnings.values().stream().anyMatch(offset -> offset > 0);
        if (found.isEmpty() && lost) {
            throw Problem.data("topic `" + topic + "` no longer has the events that were made with seed " + mark.seed()
                            + " last, so nobody knows where to go on")
                    .hint("begin new events with another `--seed`")
                    .exception();
        }
    }

    private Place place() {
        long newest = newest();
        List<Long> missing = new ArrayList<>();
        for (long number = Math.max(0, newest - Window.SIZE + 1); number < newest; number++) {
            if (!found.contains(number)) {
                missing.add(number);
            }
        }
        return new Place(missing, newest + 1);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
