package dev.feira.platform;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.Secret;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.jdbc.Tls;
import dev.feira.project.Project;
import dev.feira.stream.ConsumeSettings;
import dev.feira.stream.KafkaSettings;
import dev.feira.stream.SinkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The section `stream` of `feira.yml`.
///
/// @param brokers `host:port,host:port`; default: the sandbox's Kafka
/// @param kafka settings of Kafka's own, such as `security.protocol`; empty ones count as not said
/// @param sink the PostgreSQL that events go to; default: the sandbox's
record StreamSection(
        Optional<String> brokers,
        Map<String, Secret> kafka,
        Optional<SinkSection> sink,
        Optional<Integer> batchRows,
        Optional<Long> batchBytes,
        Optional<Duration> linger,
        Optional<Long> memory,
        Optional<Duration> patience) {
    /// Writers of partitions share so many connections.
    private static final int CONNECTIONS = 8;

    StreamSection {
        brokers.ifPresent(StreamSection::check);
    }

    private static void check(String servers) {
        try {
            KafkaSettings.at(servers);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()).replace("`servers`", "`brokers`"), e);
        }
    }

    /// A PostgreSQL as `feira.yml` describes it.
    ///
    /// @param schema where the tables are
    /// @param tls how the connection is encrypted; not at all unless asked for
    /// @param authority a PEM file to trust instead of Java's own list
    record SinkSection(
            String host,
            int port,
            String user,
            Secret password,
            String database,
            Optional<String> schema,
            Optional<Tls.Mode> tls,
            Optional<Path> authority,
            Optional<Integer> connections) {
        SinkSection {
            source(host, port, user, password, database, tls, authority, connections);
            schema.ifPresent(it ->
                    new SinkSettings(ConnectionSettings.of("localhost", 5432, "none", "none", Secret.of("")), it));
        }

        private static SourceSettings source(
                String host,
                int port,
                String user,
                Secret password,
                String database,
                Optional<Tls.Mode> tls,
                Optional<Path> authority,
                Optional<Integer> connections) {
            return new SourceSettings(
                    Optional.empty(),
                    host,
                    port,
                    user,
                    password,
                    database,
                    Optional.empty(),
                    tls,
                    authority,
                    connections);
        }

        String schemaName() {
            return schema.orElse(SinkSettings.SCHEMA);
        }

        ConnectionSettings connection() {
            return source(
                            host,
                            port,
                            user,
                            password,
                            database,
                            tls,
                            authority,
                            connections.or(() -> Optional.of(CONNECTIONS)))
                    .connection();
        }
    }

    KafkaSettings kafka(Project project, Supplier<StreamServers> sandbox) {
        if (brokers.isEmpty()) {
            requireSandbox(project, "brokers");
            return sandbox.get().kafka();
        }
        Map<String, Secret> said = kafka.entrySet().stream()
                .filter(it -> !it.getValue().reveal().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new KafkaSettings(brokers.get(), said);
    }

    SinkSettings sink(Project project, Supplier<StreamServers> sandbox) {
        if (sink.isEmpty()) {
            requireSandbox(project, "sink");
            return new SinkSettings(sandbox.get().sink().withConnections(CONNECTIONS), SinkSettings.SCHEMA);
        }
        return new SinkSettings(sink.get().connection(), sink.get().schemaName());
    }

    private static void requireSandbox(Project project, String key) {
        if (!project.target().onSandbox()) {
            throw Problem.user("target `" + project.target().name() + "` says nothing of `stream." + key + "`")
                    .at(Location.of(Project.FILE))
                    .hint("add it under `targets: " + project.target().name() + ": stream:`")
                    .exception();
        }
    }

    ConsumeSettings consume() {
        ConsumeSettings standard = ConsumeSettings.DEFAULT;
        return new ConsumeSettings(
                false,
                false,
                batchRows.orElse(standard.batchRows()),
                batchBytes.orElse(standard.batchBytes()),
                linger.orElse(standard.linger()),
                memory.orElse(standard.memory()),
                patience.orElse(standard.patience()));
    }
}
