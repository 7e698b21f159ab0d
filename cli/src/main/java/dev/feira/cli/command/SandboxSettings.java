package dev.feira.cli.command;

import dev.feira.sandbox.Server;
import java.util.List;

/// The section `sandbox` of `feira.yml`.
///
/// @param database the name that the source database gets
/// @param servers those that the target needs
record SandboxSettings(String database, List<Server> servers) {
    static SandboxSettings defaults() {
        return new SandboxSettings("shop", List.of(Server.MARIADB));
    }
}
