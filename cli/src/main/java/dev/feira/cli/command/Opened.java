package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.Event;
import dev.feira.core.Problem;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.platform.Platform;
import dev.feira.platform.SandboxServers;
import dev.feira.platform.StreamServers;
import dev.feira.project.Invocation;
import dev.feira.project.Lock;
import dev.feira.project.Project;
import dev.feira.sandbox.Login;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.stream.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A project with its rooms and, for targets on it, its sandbox.
final class Opened implements SandboxServers {
    private static final Duration LONG = Duration.ofHours(12);

    private final Project project;
    private final Platform platform;

    private Opened(Project project) {
        this.project = project;
        this.platform = Platform.of(project, this);
    }

    static Opened of(Project project) {
        return new Opened(project);
    }

    Project project() {
        return project;
    }

    Platform platform() {
        return platform;
    }

    SandboxSettings sandboxSettings() {
        return project.section("sandbox", SandboxSettings.class);
    }

    /// The section `sample` with what the command line says instead.
    SampleSettings sampleSettings(@Nullable Double scale, @Nullable Long seed) {
        SampleSettings standard = project.section("sample", SampleSettings.class);
        if (scale != null && !(scale > 0)) {
            throw Problem.user("`--scale` must be above 0, not `" + scale + "`").exception();
        }
        return new SampleSettings(scale == null ? standard.scale() : scale, seed == null ? standard.seed() : seed);
    }

    Sandbox sandbox() {
        return Sandbox.in(project.target().layout().sandbox());
    }

    /// The sandbox's source for one of its users.
    ConnectionSettings sandboxSource(Function<ServerStatus, Login> user) {
        return connection(running(Server.MARIADB, "MariaDB", "reads from it"), user);
    }

    @Override
    public ConnectionSettings source() {
        return sandboxSource(ServerStatus::reader);
    }

    @Override
    public Optional<ConnectionSettings> sink() {
        boolean known = sandbox().status().stream().anyMatch(it -> it.server() == Server.POSTGRESQL);
        return known
                ? Optional.of(connection(
                        running(Server.POSTGRESQL, "PostgreSQL", "reads its streams there"), ServerStatus::reader))
                : Optional.empty();
    }

    @Override
    public StreamServers stream() {
        return new SandboxStreams();
    }

    private final class SandboxStreams implements StreamServers {
        @Override
        public KafkaSettings kafka() {
            return KafkaSettings.at(
                    running(Server.KAFKA, "Kafka", "streams through it").address());
        }

        @Override
        public ConnectionSettings sink() {
            return connection(running(Server.POSTGRESQL, "PostgreSQL", "streams into it"), ServerStatus::owner);
        }
    }

    private ServerStatus running(Server server, String name, String use) {
        return sandbox().status().stream()
                .filter(it -> it.server() == server && it.running())
                .findFirst()
                .orElseThrow(() -> Problem.data("the sandbox's " + name + " is not running, and target `"
                                + project.target().name() + "` " + use)
                        .hint(
                                server == Server.MARIADB
                                        ? "run `feira sandbox up`"
                                        : "run `feira sandbox up postgresql kafka`")
                        .exception());
    }

    private static ConnectionSettings connection(ServerStatus server, Function<ServerStatus, Login> user) {
        Login login = user.apply(server);
        return ConnectionSettings.of(server.host(), server.port(), server.database(), login.user(), login.password());
    }

    /// Takes one of the target's locks; while another command holds it, says which and waits.
    Lock lock(String name, String command, boolean patient, Shell shell, Progress progress) {
        return lock(project.target().layout().locks().resolve(name), command, patient, shell, progress);
    }

    /// The lock of a work file lies beside it, so that it is one lock whichever target or project names the file.
    Lock warehouseLock(Path file, String command, boolean patient, Shell shell, Progress progress) {
        return lock(file.resolveSibling(file.getFileName() + ".lock"), command, patient, shell, progress);
    }

    private static Lock lock(Path file, String command, boolean patient, Shell shell, Progress progress) {
        return Lock.take(
                file,
                Invocation.begin(command, shell.clock()),
                patient ? LONG : Duration.ZERO,
                holder -> progress.on(new Event.Noted(
                        command, "waiting", "for " + holder.text(shell.clock().instant()))));
    }
}
