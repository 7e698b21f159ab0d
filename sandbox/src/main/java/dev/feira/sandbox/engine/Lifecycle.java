package dev.feira.sandbox.engine;

import dev.feira.core.Problem;
import dev.feira.sandbox.binaries.Binaries;
import dev.feira.sandbox.binaries.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/// Starts, finds and stops the one server that lives in a home. Its caller sees to it that only one process does so at
/// a time.
public final class Lifecycle {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final Duration DISCARD_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final int PORTS_TO_TRY = 3;

    private final Engine engine;
    private final Home home;
    private final ServerProcess process;
    private final Binaries.Notice notice;

    public Lifecycle(Engine engine, Home home, Binaries.Notice notice) {
        this.engine = engine;
        this.home = home;
        this.process = new ServerProcess(home);
        this.notice = notice;
    }

    public OptionalLong pid() throws IOException {
        return process.find().map(found -> OptionalLong.of(found.pid())).orElse(OptionalLong.empty());
    }

    /// Starts the server unless it runs, and makes the database unless it is there.
    public void up(String database) throws IOException {
        Optional<Endpoint> known = home.endpoint();
        if (known.isPresent() && process.find().isPresent()) {
            if (!known.get().database().equals(Optional.of(database))) {
                serve(known.get().port(), database);
            }
            return;
        }
        start(known, database);
    }

    private void start(Optional<Endpoint> known, String database) throws IOException {
        Path programs = engine.binaries().folder(notice);
        home.create();
        process.stop(engine.stopSignal(), STOP_LIMIT);
        initialise(programs);
        notice.say("starting " + engine.label());
        int port = known.map(Endpoint::port).filter(Ports::isFree).orElseGet(Ports::free);
        for (int attempt = 1; !launch(programs, port); attempt++) {
            if (attempt == PORTS_TO_TRY) {
                throw failed("found no port that it could keep");
            }
            port = Ports.isFree(port) ? port : Ports.free();
        }
        if (known.isPresent() && known.get().port() != port) {
            notice.say("port " + known.get().port() + " is taken by another program: now on port " + port);
        }
        serve(port, database);
    }

    private void initialise(Path programs) throws IOException {
        if (Files.isDirectory(home.data())) {
            return;
        }
        notice.say("creating the data folder of " + engine.label());
        Folders.delete(home.unfinishedData());
        try {
            engine.initialise(home, home.unfinishedData(), programs);
        } catch (IOException e) {
            throw failed("could not create its data folder: " + e.getMessage());
        }
        Files.move(home.unfinishedData(), home.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// @return false when another program was quicker to take a port
    private boolean launch(Path programs, int port) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        Optional<ServerLog> ended = launchOnce(programs, port, end);
        while (ended.isPresent() && ended.get().tellsOfADyingPredecessor() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            ended = launchOnce(programs, port, end);
        }
        if (ended.isPresent() && !ended.get().tellsOfATakenPort()) {
            throw failed("ended as soon as it was started");
        }
        return ended.isEmpty();
    }

    /// @return what it wrote, when it ended before it answered
    private Optional<ServerLog> launchOnce(Path programs, int port, long end) throws IOException {
        Files.deleteIfExists(home.pidFile());
        long logged = Files.exists(home.log()) ? Files.size(home.log()) : 0;
        Process started = process.start(engine.command(home, programs, port));
        while (!(Ports.listens(port) && engine.answers(home, port))) {
            if (!started.isAlive()) {
                return Optional.of(ServerLog.since(home.log(), logged));
            }
            if (System.nanoTime() > end) {
                process.stop(engine.stopSignal(), STOP_LIMIT);
                throw failed("did not answer within " + START_LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Optional.empty();
    }

    private void serve(int port, String database) throws IOException {
        Optional<String> made = Optional.empty();
        if (engine instanceof SqlEngine sql) {
            sql.ensureDatabase(home, port, database);
            made = Optional.of(database);
        }
        new Endpoint(port, made).write(home.endpointFile());
    }

    public void down() throws IOException {
        process.stop(engine.stopSignal(), STOP_LIMIT);
    }

    /// Ends the server without regard for its data, and deletes all that is in its home.
    public void discard() throws IOException {
        process.stop(engine.discardSignal(), DISCARD_LIMIT);
        Folders.delete(home.folder());
    }

    private RuntimeException failed(String what) throws IOException {
        ServerLog log = ServerLog.since(home.log(), 0);
        return Problem.data("the sandbox's " + engine.label() + " " + what + log.reason())
                .hint(log.cure().orElse("see `" + home.log() + "`, or start afresh with `feira sandbox reset`"))
                .exception();
    }
}
