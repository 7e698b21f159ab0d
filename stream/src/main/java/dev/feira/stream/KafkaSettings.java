package dev.feira.stream;

import dev.feira.core.Secret;
import java.util.HashMap;
import java.util.Map;

/// Where the brokers are and how they are spoken to.
///
/// @param servers `host:port,host:port`
/// @param properties Kafka's own settings, such as `security.protocol` and `sasl.jaas.config`; they may hold passwords
public record KafkaSettings(String servers, Map<String, Secret> properties) {
    public KafkaSettings {
        properties = Map.copyOf(properties);
        if (!servers.matches("[^\\s,:/]+:\\d{1,5}(,\\s*[^\\s,:/]+:\\d{1,5})*|\\[.*]:\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "`servers` must be `host:port`, more of them behind commas, not `" + servers + "`");
        }
    }

    /// Brokers that want neither TLS nor a password.
    public static KafkaSettings at(String servers) {
        return new KafkaSettings(servers, Map.of());
    }

    /// For a client of Kafka; secrets in the clear.
    public Map<String, Object> clientProperties() {
        Map<String, Object> all = new HashMap<>();
        properties.forEach((name, value) -> all.put(name, value.reveal()));
        all.put("bootstrap.servers", servers);
        return all;
    }
}
