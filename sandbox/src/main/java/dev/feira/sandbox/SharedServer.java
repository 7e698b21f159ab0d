package dev.feira.sandbox;

import dev.feira.core.EventListener;
import dev.feira.sandbox.binaries.Folders;
import dev.feira.sandbox.engine.Home;
import dev.feira.sandbox.engine.SqlEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One server for all tests of a JVM: started when first asked for, gone with its data when the JVM ends. A JVM that
/// was killed leaves one behind; the next to come here ends it.
public final class SharedServer {
    private static final Map<Server, SharedServer> STARTED = new EnumMap<>(Server.class);
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"), "feira-shared-servers");
    private static final String FIRST_DATABASE = "shared";

    private final ServerStatus status;
    private final Home home;
    private final AtomicInteger databases = new AtomicInteger();

    private SharedServer(ServerStatus status, Home home) {
        this.status = status;
        this.home = home;
    }

    /// The running server of that kind.
    public static SharedServer of(Server server) {
        synchronized (STARTED) {
            return STARTED.computeIfAbsent(server, SharedServer::start);
        }
    }

    private static SharedServer start(Server server) {
        removeOrphans();
        Path folder = FOLDER.resolve(ProcessHandle.current().pid() + "-" + server.label());
        Sandbox sandbox = Sandbox.in(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        ServerStatus status =
                sandbox.up(Set.of(server), FIRST_DATABASE, EventListener.none()).getFirst();
        return new SharedServer(status, new Home(folder.resolve(server.label())));
    }

    /// Where it is reached.
    public ServerStatus status() {
        return status;
    }

    /// A new and empty database with its owner and its reader, on a server that has databases.
    public ServerStatus freshDatabase() {
        String name = "fresh_" + databases.incrementAndGet();
        try {
            engine().ensureDatabase(home, status.port(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerStatus.Access access = new ServerStatus.Access(name, status.owner(), status.reader());
        return new ServerStatus(status.server(), status.host(), status.port(), Optional.of(access), status.pid());
    }

    /// The login that may do everything, for tests that disturb the server.
    public Login admin() {
        String user = engine().admin();
        return new Login(user, home.passwordFile(user));
    }

    private SqlEngine engine() {
        if (status.server().engine() instanceof SqlEngine sql) {
            return sql;
        }
        throw new IllegalStateException("`" + status.server().label() + "` has no databases");
    }

    private static void removeOrphans() {
        if (!Files.isDirectory(FOLDER)) {
            return;
        }
        try (Stream<Path> folders = Files.list(FOLDER)) {
            List<Path> orphans = folders.filter(SharedServer::isOrphan).toList();
            orphans.forEach(SharedServer::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOrphan(Path folder) {
        String pid = FOLDER.relativize(folder).toString().replaceFirst("-.*", "");
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void remove(Path folder) {
        Sandbox.in(folder).reset(EventListener.none());
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
