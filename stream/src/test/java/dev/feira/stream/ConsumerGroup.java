package dev.feira.stream;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.config.ConfigResource;

/// The consumers of a topic, as the brokers see them.
record ConsumerGroup(Admin admin, String topic) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private String name() {
        return "feira-" + topic;
    }

    /// A consumer that was killed is missed after three seconds.
    void missTheDeadSoon() throws Exception {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, name());
        List<AlterConfigOp> settings = List.of(
                new AlterConfigOp(new ConfigEntry("consumer.session.timeout.ms", "3000"), AlterConfigOp.OpType.SET),
                new AlterConfigOp(new ConfigEntry("consumer.heartbeat.interval.ms", "500"), AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(Map.of(group, settings)).all().get();
    }

    /// Until there are so many consumers and each has partitions.
    void awaitMembers(int count) {
        await(count + " consumers").atMost(LIMIT).until(() -> {
            try {
                var members = description().members();
                return members.size() == count
                        && members.stream()
                                .noneMatch(
                                        it -> it.assignment().topicPartitions().isEmpty());
            } catch (ExecutionException e) {
                // There is no group before its first consumer.
                return false;
            }
        });
    }

    private ConsumerGroupDescription description() throws ExecutionException, InterruptedException {
        return Objects.requireNonNull(
                admin.describeConsumerGroups(List.of(name())).all().get().get(name()));
    }
}
