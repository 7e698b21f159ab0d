package dev.feira.stream.consume;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import dev.feira.stream.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// What the brokers say of a topic: its id, its partitions, where they begin and end.
public final class TopicFacts implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(6);
    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final Admin admin;

    private TopicFacts(KafkaSettings settings, Admin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    /// Asks those brokers.
    public static TopicFacts of(KafkaSettings settings) {
        Map<String, Object> properties = new HashMap<>(settings.clientProperties());
        properties.put("default.api.timeout.ms", (int) LIMIT.toMillis());
        properties.put("request.timeout.ms", (int) LIMIT.toMillis() / 2);
        try {
            return new TopicFacts(settings, Admin.create(properties));
        } catch (KafkaException e) {
            throw KafkaFailures.problem(settings, e).exception(e);
        }
    }

    /// A topic as it is now.
    ///
    /// @param id changes when the topic is deleted and made anew
    public record Topic(String name, String id, int partitions) {}

    /// Says soon when no broker answers.
    void requireAnswer() {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs((int) SOON.toMillis());
        var _ = await(admin.describeCluster(options).nodes(), "");
    }

    /// The topic as it is now. One that has just been made, or whose broker has just come back, is given a moment.
    public Topic topic(String name) {
        for (int i = 0; i < ATTEMPTS && !exists(name); i++) {
            pause();
        }
        TopicDescription description = Objects.requireNonNull(describe(name).get(name));
        return new Topic(
                name, description.topicId().toString(), description.partitions().size());
    }

    private boolean exists(String name) {
        try {
            describe(name);
            return true;
        } catch (ProblemException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private Map<String, TopicDescription> describe(String name) {
        return await(admin.describeTopics(List.of(name)).allTopicNames(), name);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The first offset that a partition has.
    long beginning(Topic topic, int partition) {
        return offsets(topic, List.of(partition), OffsetSpec.earliest()).getOrDefault(partition, 0L);
    }

    /// The offset that a partition's next event will have.
    long end(Topic topic, int partition) {
        return offsets(topic, List.of(partition), OffsetSpec.latest()).getOrDefault(partition, 0L);
    }

    /// The offset that the next event will have, by partition.
    public Map<Integer, Long> ends(Topic topic) {
        return offsets(topic, IntStream.range(0, topic.partitions()).boxed().toList(), OffsetSpec.latest());
    }

    private Map<Integer, Long> offsets(Topic topic, List<Integer> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition : partitions) {
            wanted.put(new TopicPartition(topic.name(), partition), which);
        }
        Map<Integer, Long> offsets = new HashMap<>();
        await(admin.listOffsets(wanted).all(), topic.name())
                .forEach((partition, it) -> offsets.put(partition.partition(), it.offset()));
        return offsets;
    }

    Admin admin() {
        return admin;
    }

    private <T> T await(KafkaFuture<T> future, String topic) {
        Function<Throwable, Problem> problem = cause -> cause instanceof UnknownTopicOrPartitionException
                ? Problem.data("there is no topic `" + topic + "` at `" + settings.servers() + "`")
                        .hint("create it, or let `feira stream produce` do so")
                : KafkaFailures.problem(settings, cause);
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw problem.apply(cause).exception(cause);
        } catch (TimeoutException e) {
            throw problem.apply(e).exception(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.passing("stopped while asking Kafka").exception(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
