package dev.feira.jdbc;

import dev.feira.core.Secret;

/// Where a database is and who asks. The password never becomes part of a URL, a message or
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
        int connections,
        Kind kind) {
    private static final int CONNECTIONS = 4;

    public ConnectionSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port lies between 1 and 65535, not " + port);
        }
        if (connections < 1) {
            throw new IllegalArgumentException("a pool has at least one connection, not " + connections);
        }
    }

    /// MySQL or MariaDB with the defaults for everything else: no TLS, four connections.
    public static ConnectionSettings of(String host, int port, String database, String user, Secret password) {
        return new ConnectionSettings(
                host, port, database, user, password, Tls.OFF, TimeLimits.DEFAULT, CONNECTIONS, new Kind.MySql());
    }

    public ConnectionSettings with(Tls other) {
        return new ConnectionSettings(host, port, database, user, password, other, limits, connections, kind);
    }

    public ConnectionSettings with(TimeLimits other) {
        return new ConnectionSettings(host, port, database, user, password, tls, other, connections, kind);
    }

    public ConnectionSettings with(Kind other) {
        return new ConnectionSettings(host, port, database, user, password, tls, limits, connections, other);
    }

    public ConnectionSettings withConnections(int other) {
        return new ConnectionSettings(host, port, database, user, password, tls, limits, other, kind);
    }

    /// `host:port`, for messages.
    public String address() {
        return host + ":" + port;
    }
}
