package dev.feira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaSandboxTest extends SandboxContract {
    private static final TopicPartition KEPT = new TopicPartition("kept", 0);

    KafkaSandboxTest() {
        super(Server.KAFKA);
    }

    @Override
    void keep(ServerStatus server, int value) throws Exception {
        try (Admin admin = Admin.create(client(server))) {
            admin.createTopics(List.of(new NewTopic(KEPT.topic(), 1, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client(server), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(KEPT.topic(), bytes)).get(1, TimeUnit.MINUTES);
        }
    }

    @Override
    int kept(ServerStatus server) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client(server), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(KEPT));
            consumer.seek(KEPT, 0);
            byte[] message =
                    consumer.poll(Duration.ofMinutes(1)).iterator().next().value();
            return ByteBuffer.wrap(message).getInt();
        }
    }

    private static Map<String, Object> client(ServerStatus server) {
        return Map.of("bootstrap.servers", server.address());
    }

    @Test
    void hasNoDatabaseAndNoPassword() {
        ServerStatus shared = SharedServer.of(Server.KAFKA).status();

        assertThat(shared.access()).isEmpty();
        assertThatThrownBy(shared::jdbcUrl).hasMessage("`kafka` has no databases");
    }
}
