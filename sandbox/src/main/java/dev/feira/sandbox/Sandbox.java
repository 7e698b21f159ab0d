package dev.feira.sandbox;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.core.Problem;
import dev.feira.sandbox.binaries.FolderLock;
import dev.feira.sandbox.engine.Endpoint;
import dev.feira.sandbox.engine.Home;
import dev.feira.sandbox.engine.Lifecycle;
import dev.feira.sandbox.engine.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A project's servers on loopback. They outlive the program that started them; their data stays until [#reset].
///
/// Any number of processes may use one sandbox: a running server is used, not doubled, and of two that start it the
/// second waits for the first.
public final class Sandbox {
    private static final String STEP = "sandbox";
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Duration OTHERS = Duration.ofMinutes(5);

    private final Path folder;

    private Sandbox(Path folder) {
        this.folder = folder;
    }

    /// The sandbox that lives in a folder, usually the project's `.feira/sandbox`; the folder is made when needed.
    public static Sandbox in(Path folder) {
        return new Sandbox(folder.toAbsolutePath().normalize());
    }

    /// Starts those servers that do not run and waits until they answer; those that have databases get this one and its
    /// two users.
    public List<ServerStatus> up(Set<Server> servers, String database, EventListener listener) {
        if (!DATABASE.matcher(database).matches()) {
            throw Problem.user("`" + database + "` is no name for a database")
                    .hint("use letters, digits and `_`, beginning with a letter")
                    .exception();
        }
        return exclusively(() -> {
            for (Server server : Server.values()) {
                if (servers.contains(server)) {
                    up(server, database, listener);
                }
            }
            return statusOf(servers);
        });
    }

    private void up(Server server, String database, EventListener listener) throws IOException {
        lifecycle(server, listener).up(database);
    }

    /// Stops the servers; their data stays.
    public List<ServerStatus> down(EventListener listener) {
        return exclusively(() -> {
            for (Server server : Server.values()) {
                lifecycle(server, listener).down();
            }
            return statusOf(Set.of(Server.values()));
        });
    }

    /// Stops the servers and deletes their data, logs and passwords.
    public void reset(EventListener listener) {
        reset(Set.of(Server.values()), listener);
    }

    /// The same with some of them.
    public void reset(Set<Server> servers, EventListener listener) {
        exclusively(() -> {
            for (Server server : servers) {
                lifecycle(server, listener).discard();
            }
            return List.of();
        });
    }

    /// The servers that have been started here, running or not.
    public List<ServerStatus> status() {
        try {
            return statusOf(Set.of(Server.values()));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private List<ServerStatus> statusOf(Set<Server> servers) throws IOException {
        List<ServerStatus> all = new ArrayList<>();
        for (Server server : Server.values()) {
            Optional<Endpoint> endpoint = home(server).endpoint();
            if (servers.contains(server) && endpoint.isPresent()) {
                all.add(status(server, endpoint.get()));
            }
        }
        return all;
    }

    private ServerStatus status(Server server, Endpoint endpoint) throws IOException {
        return new ServerStatus(
                server,
                Ports.HOST,
                endpoint.port(),
                endpoint.database().map(name -> access(server, name)),
                lifecycle(server, EventListener.none()).pid());
    }

    private ServerStatus.Access access(Server server, String database) {
        return new ServerStatus.Access(database, login(server, Home.OWNER), login(server, Home.READER));
    }

    private Login login(Server server, String user) {
        return new Login(user, home(server).passwordFile(user));
    }

    private Home home(Server server) {
        return new Home(folder.resolve(server.label()));
    }

    private Lifecycle lifecycle(Server server, EventListener listener) {
        return new Lifecycle(
                server.engine(), home(server), message -> listener.on(new Event.Noted(STEP, server.label(), message)));
    }

    private interface Work {
        List<ServerStatus> run() throws IOException;
    }

    private List<ServerStatus> exclusively(Work work) {
        try {
            Files.createDirectories(folder);
            try (FolderLock _ = FolderLock.take(folder.resolve("lock"), OTHERS)) {
                return work.run();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private RuntimeException unusable(IOException cause) {
        return Problem.data("cannot use the sandbox's folder `" + folder + "`: " + cause.getMessage())
                .hint("check that there is space on the disk and that this user may write there")
                .exception(cause);
    }
}
