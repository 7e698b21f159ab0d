package dev.feira.platform;

import dev.feira.jdbc.ConnectionSettings;
import dev.feira.stream.KafkaSettings;

/// Where the sandbox has the two servers of a stream. Each is asked for only by who uses it: a producer does without
/// PostgreSQL.
public interface StreamServers {
    KafkaSettings kafka();

    /// The PostgreSQL that events go to, for the user that may make tables.
    ConnectionSettings sink();
}
