package dev.feira.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.feira.core.EventListener;
import dev.feira.sample.Events;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.SharedServer;
import dev.feira.stream.consume.KafkaClients;
import dev.feira.testkit.ChildJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// Made-up events on their way into a real topic.
class ProduceTest {
    private static final KafkaSettings KAFKA =
            KafkaSettings.at(SharedServer.of(Server.KAFKA).status().address());
    private static final double FAST = Double.POSITIVE_INFINITY;

    private final String topic = "invoices-" + UUID.randomUUID().toString().substring(0, 8);

    private static ProduceSettings settings(double perSecond, long count) {
        return new ProduceSettings(perSecond, Optional.of(count), Optional.empty(), 0, 7);
    }

    private Produce.Produced produce(ProduceSettings settings) {
        return Produce.run(
                Shop.invoices(topic), MadeInvoices.events(settings.bad()), KAFKA, settings, EventListener.none());
    }

    private List<ConsumerRecord<byte[], byte[]>> messages() {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        new TopicContent(KAFKA, topic).forEach(all::add);
        return all;
    }

    private List<String> ids() {
        return messages().stream().map(ProduceTest::id).toList();
    }

    private static String id(ConsumerRecord<byte[], byte[]> message) {
        return MadeInvoices.json(message.value()).get("event_id").asText();
    }

    private static List<String> firstIds(int count) {
        Events events = MadeInvoices.events(0);
        return LongStream.range(0, count)
                .mapToObj(i -> MadeInvoices.json(events.json(i)).get("event_id").asText())
                .toList();
    }

    @Test
    void nextRunGoesOnWhereTheLastStopped() {
        assertThat(produce(settings(FAST, 300)).first()).isZero();
        Produce.Produced second = produce(settings(FAST, 200));

        assertThat(second.first()).isEqualTo(300);
        assertThat(second.madeUp()).isZero();
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(firstIds(500));
    }

    @Test
    void eventsOfAnInvoiceAreInOrderUnderItsId() {
        produce(settings(FAST, 2000));

        Map<String, List<Integer>> versions = messages().stream()
                .collect(Collectors.groupingBy(
                        message -> new String(message.key(), UTF_8),
                        Collectors.mapping(
                                message -> MadeInvoices.json(message.value())
                                        .get("version")
                                        .asInt(),
                                Collectors.toList())));

        assertThat(versions.values())
                .allSatisfy(it -> assertThat(it)
                        .isEqualTo(IntStream.rangeClosed(1, it.size()).boxed().toList()));
        assertThat(versions.values()).anyMatch(it -> it.size() > 2);
    }

    @Test
    void goodEventsAreWhatTheConsumerWantsAndBadOnesAreNot() {
        Produce.Produced done = produce(new ProduceSettings(FAST, Optional.of(2000L), Optional.empty(), 0.05, 7));
        SinkSettings sink = Shop.sink(SharedServer.of(Server.POSTGRESQL).freshDatabase());

        Consume.run(
                List.of(Shop.invoices(topic)),
                KAFKA,
                sink,
                ConsumeSettings.DEFAULT.untilCaughtUp(true),
                EventListener.none());

        List<StreamStatus.Partition> partitions =
                StreamStatus.of(Shop.invoices(topic), KAFKA, sink).partitions();
        assertThat(done.bad()).isBetween(50L, 150L);
        assertThat(partitions.stream()
                        .mapToLong(StreamStatus.Partition::deadLetters)
                        .sum())
                .isEqualTo(done.bad());
        assertThat(partitions.stream().mapToLong(StreamStatus.Partition::rows).sum())
                .isEqualTo(2000 - done.bad());
    }

    @Test
    void eventThatWasOvertakenWhenTheProducerDiedIsMadeUpFor() {
        produce(settings(FAST, 10));
        Events events = MadeInvoices.events(0);
        try (Producer<byte[], byte[]> other = KafkaClients.producer(KAFKA, "test")) {
            for (long number : new long[] {10, 12, 13, 15}) {
                ProducerRecord<byte[], byte[]> message =
                        new ProducerRecord<>(topic, events.key(number).getBytes(UTF_8), events.json(number));
                message.headers().add("generated", ("7/" + number).getBytes(UTF_8));
                var _ = other.send(message);
            }
            other.flush();
        }

        Produce.Produced done = produce(settings(FAST, 10));

        assertThat(done.madeUp()).isEqualTo(2);
        assertThat(done.first()).isEqualTo(11);
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(firstIds(24));
    }

    @Test
    void eventsOfOthersDoNotCount() {
        produce(settings(FAST, 50));
        try (Producer<byte[], byte[]> other = KafkaClients.producer(KAFKA, "test")) {
            for (int i = 0; i < 100; i++) {
                var _ = other.send(new ProducerRecord<>(topic, Shop.invoice("i" + i, 1, 1)));
            }
            other.flush();
        }

        assertThat(produce(settings(FAST, 1)).first()).isEqualTo(50);
        assertThat(produce(new ProduceSettings(FAST, Optional.of(1L), Optional.empty(), 0, 8))
                        .first())
                .isZero();
    }

    @Test
    void killedProducerNeitherSkipsNorRepeatsAnEvent() throws Exception {
        for (int round = 0; round < 3; round++) {
            long before = round == 0 ? 0 : messages().size();
            try (ChildJvm producer = ChildJvm.start(
                    ProducingProgram.class,
                    MadeInvoices.shop().jdbcUrl(),
                    MadeInvoices.shop().owner().user(),
                    MadeInvoices.shop().owner().passwordFile().toString(),
                    KAFKA.servers(),
                    topic,
                    "5000",
                    "0")) {
                await().atMost(Duration.ofMinutes(2))
                        .ignoreExceptions()
                        .until(() -> !producer.isAlive() || messages().size() > before + 1000);
                assertThat(producer.isAlive()).isTrue();
                producer.kill();
            }
        }

        produce(settings(FAST, 10));

        List<String> ids = ids();
        assertThat(ids).containsExactlyInAnyOrderElementsOf(firstIds(ids.size()));
    }

    @Test
    void interruptEndsARunWithAllThatWasSentConfirmed() throws Exception {
        CompletableFuture<Produce.Produced> done = new CompletableFuture<>();
        Thread run = Thread.ofPlatform()
                .start(() ->
                        done.complete(produce(new ProduceSettings(500, Optional.empty(), Optional.empty(), 0, 7))));
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> messages().size() > 20);

        run.interrupt();

        assertThat(run.join(Duration.ofSeconds(30))).isTrue();
        assertThat(messages()).hasSize((int) done.join().events());
    }

    @Test
    void ratesAreReadAsPeopleWriteThem() {
        assertThat(ProduceSettings.rate("120")).isEqualTo(2);
        assertThat(ProduceSettings.rate("90/min")).isEqualTo(1.5);
        assertThat(ProduceSettings.rate("1000/s")).isEqualTo(1000);
        assertThat(ProduceSettings.rate("max")).isInfinite();
        assertThatThrownBy(() -> ProduceSettings.rate("fast"))
                .hasMessage("a rate such as `100/min`, `50/s` or `max` was wanted, found `fast`");
    }
}
