package dev.feira.sandbox;

import dev.feira.sandbox.engine.Engine;
import java.util.Locale;

/// A kind of server that the sandbox can start.
public enum Server {
    /// MariaDB 11.4, which speaks MySQL's protocol: the shop's source database.
    MARIADB,
    /// PostgreSQL 18.
    POSTGRESQL,
    /// Kafka 4.4, one broker without passwords.
    KAFKA;

    Engine engine() {
        return switch (this) {
            case MARIADB -> Engine.mariaDb();
            case POSTGRESQL -> Engine.postgreSql();
            case KAFKA -> Engine.kafka();
        };
    }

    /// As users write it: `mariadb`, `postgresql`, `kafka`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
