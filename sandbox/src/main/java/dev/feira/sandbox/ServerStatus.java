package dev.feira.sandbox;

import dev.feira.sandbox.engine.SqlEngine;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a server of the sandbox is reached and who may log in.
///
/// @param port on loopback, chosen at the first start and kept while it is free
/// @param access empty for a server without databases, which asks nobody for a password
/// @param pid of the running server; empty when it is down
public record ServerStatus(Server server, String host, int port, Optional<Access> access, OptionalLong pid) {
    /// A database and who may use it.
    ///
    /// @param owner has all rights on `database`
    /// @param reader may only SELECT from `database`; what the `dev` target uses
    public record Access(String database, Login owner, Login reader) {}

    public boolean running() {
        return pid.isPresent();
    }

    /// Host and port in one word, as Kafka's clients want them.
    public String address() {
        return host + ":" + port;
    }

    public String database() {
        return known().database();
    }

    public Login owner() {
        return known().owner();
    }

    public Login reader() {
        return known().reader();
    }

    public String jdbcUrl() {
        if (server.engine() instanceof SqlEngine sql) {
            return sql.jdbcUrl(host, port, database());
        }
        throw without();
    }

    private Access known() {
        return access.orElseThrow(this::without);
    }

    private IllegalStateException without() {
        return new IllegalStateException("`" + server.label() + "` has no databases");
    }
}
