package dev.feira.sandbox;

import java.util.OptionalLong;

/// Where a server of the sandbox is reached and who may log in.
///
/// @param port on loopback, chosen at the first start and kept while it is free
/// @param owner has all rights on `database`
/// @param reader may only SELECT from `database`; what the `dev` target uses
/// @param pid of the running server; empty when it is down
public record ServerStatus(
        Server server, String host, int port, String database, Login owner, Login reader, OptionalLong pid) {
    public boolean running() {
        return pid.isPresent();
    }

    public String jdbcUrl() {
        return server.engine().jdbcUrl(host, port, database);
    }
}
