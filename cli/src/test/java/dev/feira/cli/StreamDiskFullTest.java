package dev.feira.cli;

import dev.feira.core.EventListener;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL whose disk is full. When there is room, the next run brings all that was sent.
class StreamDiskFullTest {
    private static final int MEGABYTES = 200;
    private static final int FREE_KILOBYTES = 100;

    @TempDir
    Path folder;

    private Path servers() {
        return folder.resolve("servers");
    }

    @AfterEach
    void removeServer() {
        Sandbox.in(servers()).reset(EventListener.none());
    }

    @Test
    void fullDiskOfPostgresSaysSoAndLosesNothing() throws Exception {
        SmallDisk small = SmallDisk.orSkip();
        up();
        Sandbox.in(servers()).down(EventListener.none());
        try (SmallDisk.Mounted disk = small.mount(servers().resolve("postgresql/data"), MEGABYTES)) {
            disk.run(ChildJvm.command(
                    Child.options(folder), SandboxStarter.class, servers().toString()));
            LiveShop live = LiveShop.in(Files.createDirectory(folder.resolve("shop")), up());
            live.produce(10);
            live.completes(10);
            live.produce(4_000);
            disk.fill(FREE_KILOBYTES);

            Clear.of(live.consume(), 1, live.address(), "has no space left", "make room");

            disk.empty();
            live.completes(4_010);
            Sandbox.in(servers()).down(EventListener.none());
        }
    }

    /// A server that runs already is only found.
    private ServerStatus up() throws IOException {
        return Sandbox.in(servers())
                .up(Set.of(Server.POSTGRESQL), SandboxStarter.DATABASE, EventListener.none())
                .getFirst();
    }
}
