package dev.feira.stream;

import dev.feira.jdbc.ConnectionSettings;

/// The PostgreSQL that events go to.
///
/// @param schema where the tables are; made when it is missing
public record SinkSettings(ConnectionSettings connection, String schema) {
    /// The schema that such stacks use.
    public static final String SCHEMA = "kafka_streaming";

    public SinkSettings {
        if (!schema.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("`schema` must be a plain name, not `" + schema + "`");
        }
    }
}
