package dev.feira.platform;

import dev.feira.jdbc.ConnectionSettings;
import dev.feira.stream.KafkaSettings;

/// Where the sandbox has the two servers of a stream.
public record StreamServers(KafkaSettings kafka, ConnectionSettings sink) {}
