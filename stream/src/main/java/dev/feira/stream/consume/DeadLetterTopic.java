package dev.feira.stream.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.feira.stream.KafkaSettings;
import dev.feira.stream.Stream;
import dev.feira.stream.sink.OpenLetters;
import dev.feira.stream.sink.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/// Sends dead letters to their topic once they are safe in their table. After a crash some may be sent twice; their
/// headers tell which event each was.
final class DeadLetterTopic implements AutoCloseable {
    private static final int AT_ONCE = 500;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Stream stream;
    private final KafkaSettings kafka;
    private final Postgres postgres;
    private final TopicFacts facts;
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetterTopic(Stream stream, KafkaSettings kafka, Postgres postgres, TopicFacts facts) {
        this.stream = stream;
        this.kafka = kafka;
        this.postgres = postgres;
        this.facts = facts;
    }

    /// Sends what is not sent yet.
    ///
    /// @return why it did not succeed
    Optional<String> send() throws SQLException {
        List<OpenLetters.Letter> letters;
        do {
            try (Connection connection = postgres.connect()) {
                letters = OpenLetters.unsent(connection, stream.topic(), AT_ONCE);
                Optional<String> failure = letters.isEmpty() ? Optional.empty() : sendAll(letters);
                if (failure.isPresent()) {
                    connection.rollback();
                    return failure;
                }
                OpenLetters.sent(connection, letters);
                connection.commit();
            }
        } while (letters.size() == AT_ONCE);
        return Optional.empty();
    }

    private Optional<String> sendAll(List<OpenLetters.Letter> letters) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            Producer<byte[], byte[]> open = producer();
            for (OpenLetters.Letter letter : letters) {
                sent.add(open.send(record(letter)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("stopped while sending dead letters");
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Optional.of("dead letters wait in their table, because topic `" + stream.deadLetterTopic()
                    + "` does not take them: " + e.getMessage());
        }
    }

    private ProducerRecord<byte[], byte[]> record(OpenLetters.Letter letter) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(stream.deadLetterTopic(), letter.key(), letter.event());
        header(record, "topic", stream.topic());
        header(record, "topic-id", letter.topicId());
        header(record, "partition", Integer.toString(letter.partition()));
        header(record, "offset", Long.toString(letter.offset()));
        header(record, "error-class", letter.reason());
        header(record, "error-message", letter.message());
        header(record, "schema-id", stream.name() + "/" + stream.schema().version());
        if (letter.version() != null) {
            record.headers().add(Stream.versionHeader(), letter.version());
        }
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private Producer<byte[], byte[]> producer() throws InterruptedException, ExecutionException, TimeoutException {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            makeTopic();
            open = KafkaClients.producer(kafka, "feira-dead-letters-" + stream.name());
            producer = open;
        }
        return open;
    }

    private void makeTopic() throws InterruptedException, ExecutionException, TimeoutException {
        NewTopic topic = new NewTopic(stream.deadLetterTopic(), Optional.of(1), Optional.empty());
        try {
            facts.admin().createTopics(List.of(topic)).all().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ofSeconds(2));
        }
    }
}
