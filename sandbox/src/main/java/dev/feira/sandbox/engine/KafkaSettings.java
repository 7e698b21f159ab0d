package dev.feira.sandbox.engine;

import java.nio.file.Path;

/// The sandbox's `server.properties`.
final class KafkaSettings {
    private KafkaSettings() {}

    /// One node that is broker and controller, for one machine: each topic has one copy, messages stay until the
    /// sandbox is reset, no topic is made by asking for it. A consumer that was killed is missed after six seconds
    /// instead of 45, and a broker that was killed may come back after three instead of nine.
    static String text(Path data, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=4
                default.replication.factor=1
                min.insync.replicas=1
                log.retention.ms=-1
                log.cleaner.dedupe.buffer.size=8388608
                num.io.threads=4
                background.threads=2
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                group.consumer.heartbeat.interval.ms=1000
                group.consumer.min.heartbeat.interval.ms=200
                group.consumer.session.timeout.ms=6000
                group.consumer.min.session.timeout.ms=2000
                group.consumer.assignment.interval.ms=100
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                """.formatted(port, controllerPort, data);
    }
}
