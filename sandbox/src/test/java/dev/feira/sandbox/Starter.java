package dev.feira.sandbox;

import dev.feira.core.EventListener;
import java.nio.file.Path;
import java.util.Set;

/// A program that starts the sandbox and ends, as the command line does.
public final class Starter {
    private Starter() {}

    public static void main(String... arguments) {
        Sandbox.in(Path.of(arguments[0])).up(Set.of(Server.MARIADB), "shop", EventListener.none());
    }
}
