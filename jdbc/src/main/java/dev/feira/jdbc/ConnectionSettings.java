package dev.feira.jdbc;

import dev.feira.core.Secret;

/// Where a MySQL or MariaDB database is and who asks. The password never becomes part of a URL, a message or
/// [#toString()].
///
/// @param connections how many connections at most are open at once
public record ConnectionSettings(
        String host,
        int port,
        String database,
        String user,
        Secret password,
        Tls tls,
        TimeLimits limits,
        int connections) {
    private static final int CONNECTIONS = 4;

    public ConnectionSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port lies between 1 and 65535, not " + port);
        }
        if (connections < 1) {
            throw new IllegalArgumentException("a pool has at least one connection, not " + connections);
        }
    }

    /// With the defaults for everything else: no TLS, four connections.
    public static ConnectionSettings of(String host, int port, String database, String user, Secret password) {
        return new ConnectionSettings(host, port, database, user, password, Tls.OFF, TimeLimits.DEFAULT, CONNECTIONS);
    }

    public ConnectionSettings with(Tls other) {
        return new ConnectionSettings(host, port, database, user, password, other, limits, connections);
    }

    public ConnectionSettings with(TimeLimits other) {
        return new ConnectionSettings(host, port, database, user, password, tls, other, connections);
    }

    public ConnectionSettings withConnections(int other) {
        return new ConnectionSettings(host, port, database, user, password, tls, limits, other);
    }

    /// `host:port`, for messages.
    public String address() {
        return host + ":" + port;
    }
}
