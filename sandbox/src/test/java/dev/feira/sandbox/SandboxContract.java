package dev.feira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every server of the sandbox promises.
abstract class SandboxContract {
    @TempDir
    Path folder;

    private final Server server;
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final EventListener listener = event -> {
        if (event instanceof Event.Noted noted) {
            notes.add(noted.message());
        }
    };

    SandboxContract(Server server) {
        this.server = server;
    }

    /// Writes a number that a later [#kept] of the same server reads.
    abstract void keep(ServerStatus server, int value) throws Exception;

    abstract int kept(ServerStatus server) throws Exception;

    Sandbox sandbox() {
        return Sandbox.in(folder);
    }

    ServerStatus up() {
        return up("shop");
    }

    ServerStatus up(String database) {
        return sandbox().up(Set.of(server), database, listener).getFirst();
    }

    @BeforeEach
    void nothingIsThere() {
        assertThat(sandbox().status()).isEmpty();
    }

    @AfterEach
    void leaveNoServerBehind() {
        sandbox().reset(EventListener.none());
    }

    @Test
    void runningServerIsUsedNotDoubled() {
        ServerStatus first = up();

        assertThat(up()).isEqualTo(first);
        assertThat(sandbox().status()).containsExactly(first);
        assertThat(notes).filteredOn(note -> note.startsWith("starting ")).hasSize(1);
    }

    @Test
    void dataAndPortStayOverDownAndUp() throws Exception {
        ServerStatus first = up();
        keep(first, 7);

        assertThat(sandbox().down(listener))
                .singleElement()
                .satisfies(status -> assertThat(status.running()).isFalse());
        ServerStatus second = up();

        assertThat(second.port()).isEqualTo(first.port());
        assertThat(kept(second)).isEqualTo(7);
    }

    @Test
    void killedServerComesBackWithItsData() throws Exception {
        ServerStatus first = up();
        keep(first, 7);
        ProcessHandle process = ProcessHandle.of(first.pid().orElseThrow()).orElseThrow();

        process.destroyForcibly();
        process.onExit().join();
        assertThat(sandbox().status())
                .singleElement()
                .satisfies(status -> assertThat(status.running()).isFalse());

        assertThat(kept(up())).isEqualTo(7);
    }

    @Test
    void takenPortIsReplacedAndSaid() throws Exception {
        ServerStatus first = up();
        sandbox().down(listener);

        try (ServerSocket thief = new ServerSocket(first.port(), 1, InetAddress.ofLiteral("127.0.0.1"))) {
            ServerStatus second = up();

            assertThat(second.running()).isTrue();
            assertThat(second.port()).isNotEqualTo(thief.getLocalPort());
            assertThat(notes).anyMatch(note -> note.contains("port " + first.port() + " is taken"));
        }
    }

    @Test
    void ofTwoThatStartItTheSecondWaitsForTheFirst() throws Exception {
        Callable<ServerStatus> start = this::up;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<ServerStatus>> both = threads.invokeAll(List.of(start, start));

            assertThat(both.getFirst().get()).isEqualTo(both.getLast().get());
        }
    }

    @Test
    void pidFileOfAnotherProgramIsNotBelieved() throws Exception {
        ServerStatus first = up();
        sandbox().down(listener);
        Files.writeString(
                folder.resolve(server.label()).resolve("pid"),
                Long.toString(ProcessHandle.current().pid()));

        assertThat(sandbox().status().getFirst().running()).isFalse();
        assertThat(up().pid()).isNotEqualTo(first.pid()).isPresent();
    }

    @Test
    void dataFolderThatWasNotFinishedIsMadeAnew() throws IOException {
        Path unfinished = folder.resolve(server.label()).resolve("data.new");
        Files.createDirectories(unfinished);
        Files.writeString(unfinished.resolve("half"), "a crash left this");

        assertThat(up().running()).isTrue();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void resetForgetsEverything() {
        ServerStatus first = up();

        sandbox().reset(listener);

        assertThat(sandbox().status()).isEmpty();
        assertThat(folder.resolve(server.label())).doesNotExist();
        assertThat(ProcessHandle.of(first.pid().orElseThrow()).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void nameThatIsNoDatabaseIsRefused() {
        assertThatThrownBy(() -> sandbox().up(Set.of(server), "shop`; DROP", listener))
                .hasMessage("`shop`; DROP` is no name for a database");
    }
}
