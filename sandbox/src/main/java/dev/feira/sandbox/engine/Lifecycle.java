package dev.feira.sandbox.engine;

import dev.feira.core.Problem;
import dev.feira.sandbox.binaries.Binaries;
import dev.feira.sandbox.binaries.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/// Starts, finds and stops the one server that lives in a home. Its caller sees to it that only one process does so at
/// a time.
public final class Lifecycle {
    public static final String HOST = "127.0.0.1";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
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
            if (!known.get().database().equals(database)) {
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
        int port = known.map(Endpoint::port).filter(Lifecycle::isFree).orElseGet(Lifecycle::freePort);
        for (int attempt = 1; !launch(programs, port); attempt++) {
            if (attempt == PORTS_TO_TRY) {
                throw failed("found no port that it could keep");
            }
            port = freePort();
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

    /// @return false when another program was quicker to take the port
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
        while (!answers(port)) {
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

    private boolean answers(int port) throws IOException {
        if (isFree(port)) {
            return false;
        }
        try (Connection connection = connect(port)) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connect(int port) throws IOException, SQLException {
        User admin = home.user(engine.admin());
        Properties login = engine.limits();
        login.setProperty("user", admin.name());
        login.setProperty("password", admin.password().reveal());
        return DriverManager.getConnection(engine.jdbcUrl(HOST, port, engine.adminDatabase()), login);
    }

    private void serve(int port, String database) throws IOException {
        ensureDatabase(port, database);
        new Endpoint(port, database).write(home.endpointFile());
    }

    /// Makes a further database on the running server.
    public void ensureDatabase(int port, String database) throws IOException {
        try (Connection connection = connect(port)) {
            engine.ensureDatabase(connection, database, home.user(Home.OWNER), home.user(Home.READER));
        } catch (SQLException e) {
            throw Problem.data("the sandbox's " + engine.label() + " could not make database `" + database + "`: "
                            + e.getMessage())
                    .hint("see `" + home.log() + "`, or start afresh with `feira sandbox reset`")
                    .exception(e);
        }
    }

    public void down() throws IOException {
        process.stop(engine.stopSignal(), STOP_LIMIT);
    }

    private RuntimeException failed(String what) throws IOException {
        ServerLog log = ServerLog.since(home.log(), 0);
        return Problem.data("the sandbox's " + engine.label() + " " + what + log.reason())
                .hint(log.cure().orElse("see `" + home.log() + "`, or start afresh with `feira sandbox reset`"))
                .exception();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Problem.data("no free port on `" + HOST + "`: " + e.getMessage())
                    .exception(e);
        }
    }
}
