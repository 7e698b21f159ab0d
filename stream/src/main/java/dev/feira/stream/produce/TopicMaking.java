package dev.feira.stream.produce;

import dev.feira.core.Problem;
import dev.feira.stream.KafkaSettings;
import dev.feira.stream.Stream;
import dev.feira.stream.consume.KafkaFailures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes a stream's topic, with the replication that is the brokers' default.
public final class TopicMaking {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private TopicMaking() {}

    /// A topic that is there stays as it is.
    public static void ensure(Stream stream, KafkaSettings kafka) {
        Map<String, Object> properties = kafka.clientProperties();
        properties.put("default.api.timeout.ms", (int) LIMIT.toMillis());
        properties.put("request.timeout.ms", (int) LIMIT.toMillis() / 2);
        NewTopic topic = new NewTopic(stream.topic(), Optional.of(stream.partitions()), Optional.empty());
        try (Admin admin = Admin.create(properties)) {
            if (!admin.listTopics()
                    .names()
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .contains(stream.topic())) {
                admin.createTopics(List.of(topic)).all().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (!(cause instanceof TopicExistsException)) {
                throw KafkaFailures.problem(kafka, cause).exception(cause);
            }
        } catch (TimeoutException | KafkaException e) {
            throw KafkaFailures.problem(kafka, e).exception(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.passing("stopped while asking Kafka").exception(e);
        }
    }
}
