package dev.feira.stream.consume;

import dev.feira.stream.KafkaSettings;
import dev.feira.stream.Stream;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Kafka's clients, set up for one purpose.
public final class KafkaClients {
    private KafkaClients() {}

    /// A consumer that never starts over by itself and leaves offsets to the ledger.
    static Consumer<byte[], byte[]> consumer(KafkaSettings settings, Stream stream, String name) {
        Map<String, Object> properties = settings.clientProperties();
        properties.putIfAbsent("group.protocol", "consumer");
        properties.put("group.id", "feira-" + stream.topic());
        properties.put("client.id", name + "-" + stream.name());
        properties.put("auto.offset.reset", "none");
        properties.put("enable.auto.commit", false);
        properties.put("isolation.level", "read_committed");
        properties.putIfAbsent("max.poll.records", 4_000);
        properties.putIfAbsent("max.partition.fetch.bytes", 2_000_000);
        properties.putIfAbsent("fetch.max.bytes", 8_000_000);
        properties.putIfAbsent("receive.buffer.bytes", 1_000_000);
        try {
            return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw KafkaFailures.problem(settings, e).exception(e);
        }
    }

    /// A producer that sends each event once, and says so only when all replicas have it.
    public static Producer<byte[], byte[]> producer(KafkaSettings settings, String name) {
        Map<String, Object> properties = settings.clientProperties();
        properties.put("client.id", name);
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        properties.putIfAbsent("delivery.timeout.ms", 30_000);
        properties.putIfAbsent("request.timeout.ms", 10_000);
        properties.putIfAbsent("max.block.ms", 20_000);
        try {
            return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw KafkaFailures.problem(settings, e).exception(e);
        }
    }
}
