package dev.feira.cli;

import dev.feira.core.EventListener;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import java.nio.file.Path;
import java.util.Set;

/// Starts a sandbox's PostgreSQL where this program runs: on the disk that it sees.
final class SandboxStarter {
    static final String DATABASE = "live";

    private SandboxStarter() {}

    public static void main(String[] arguments) {
        Sandbox.in(Path.of(arguments[0])).up(Set.of(Server.POSTGRESQL), DATABASE, EventListener.none());
    }
}
