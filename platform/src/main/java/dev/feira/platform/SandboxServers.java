package dev.feira.platform;

import dev.feira.jdbc.ConnectionSettings;
import java.util.Optional;

/// Where the sandbox has its servers. Asked only when a target on the sandbox needs one; a server that is not running
/// is a `ProblemException` with the cure.
public interface SandboxServers {
    /// The shop's database, for who may only read.
    ConnectionSettings source();

    /// Kafka, and PostgreSQL for who may make tables.
    StreamServers stream();

    /// PostgreSQL for who may only read; empty when this sandbox never had one.
    Optional<ConnectionSettings> sink();
}
