package dev.feira.stream.consume;

import dev.feira.core.Problem;
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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// What the brokers say of a topic: its id, its partitions, where they begin and end.
public final class TopicFacts implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

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

    public Topic topic(String name) {
        TopicDescription description = Objects.requireNonNull(
                await(admin.describeTopics(List.of(name)).allTopicNames(), name).get(name));
        return new Topic(
                name, description.topicId().toString(), description.partitions().size());
    }

    /// The first offset that there is, by partition.
    public Map<Integer, Long> beginnings(Topic topic) {
        return offsets(topic, OffsetSpec.earliest());
    }

    /// The offset that the next event will have, by partition.
    public Map<Integer, Long> ends(Topic topic) {
        return offsets(topic, OffsetSpec.latest());
    }

    private Map<Integer, Long> offsets(Topic topic, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            wanted.put(new TopicPartition(topic.name(), partition), which);
        }
        ListOffsetsResult result = admin.listOffsets(wanted);
        Map<Integer, Long> offsets = new HashMap<>();
        await(result.all(), topic.name()).forEach((partition, it) -> offsets.put(partition.partition(), it.offset()));
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
