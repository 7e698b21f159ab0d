package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.Problem;
import dev.feira.jdbc.ConnectionSettings;
import dev.feira.platform.Platform;
import dev.feira.project.Invocation;
import dev.feira.project.Lock;
import dev.feira.project.Project;
import dev.feira.sandbox.Login;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/// A project with its rooms and, for targets on it, its sandbox.
final class Opened {
    private static final Duration LONG = Duration.ofHours(12);

    private final Project project;
    private final Platform platform;

    private Opened(Project project) {
        this.project = project;
        this.platform = Platform.of(project, () -> sandboxSource(ServerStatus::reader));
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

    Sandbox sandbox() {
        return Sandbox.in(project.target().layout().sandbox());
    }

    /// The sandbox's source for one of its users.
    ConnectionSettings sandboxSource(Function<ServerStatus, Login> user) {
        ServerStatus server = sandbox().status().stream()
                .filter(it -> it.server() == Server.MARIADB && it.running())
                .findFirst()
                .orElseThrow(() -> Problem.data("the sandbox's MariaDB is not running, and target `"
                                + project.target().name() + "` reads from it")
                        .hint("run `feira sandbox up`")
                        .exception());
        Login login = user.apply(server);
        return ConnectionSettings.of(server.host(), server.port(), server.database(), login.user(), login.password());
    }

    /// Takes one of the target's locks; while another command holds it, says which and waits.
    Lock lock(String name, String command, boolean wait, Shell shell, Progress progress) {
        Path file = project.target().layout().locks().resolve(name);
        return Lock.take(
                file,
                Invocation.begin(command, shell.clock()),
                wait ? LONG : Duration.ZERO,
                holder -> progress.on(new dev.feira.core.Event.Noted(
                        "waiting", name, "for " + holder.text(shell.clock().instant()))));
    }
}
