package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.project.Project;
import dev.feira.sandbox.Sandbox;
import dev.feira.sandbox.Server;
import dev.feira.sandbox.ServerStatus;
import dev.feira.sandbox.ServerStatus.Access;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `feira sandbox up|down|status|reset`.
@Command(
        name = "sandbox",
        description = "Real servers on this machine, started and stopped by Feira itself.",
        synopsisSubcommandLabel = "COMMAND")
final class SandboxCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    SandboxCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    @Command(name = "up", description = "Start what the target needs and wait until it answers.")
    int up(
            @Mixin ProjectOptions project,
            @Mixin OutputOptions output,
            @Parameters(
                            paramLabel = "SERVER",
                            arity = "0..*",
                            description = "mariadb, postgresql, kafka (default: those of feira.yml)")
                    List<Server> servers) {
        Project open = project.open(shell);
        SandboxSettings settings = open.section("sandbox", SandboxSettings.class);
        List<Server> wanted = servers == null ? settings.servers() : servers;
        try (Progress progress = output.progress(shell)) {
            show(output, sandbox(open).up(EnumSet.copyOf(wanted), settings.database(), progress));
        }
        return 0;
    }

    @Command(name = "down", description = "Stop the servers; their data stays.")
    int down(@Mixin ProjectOptions project, @Mixin OutputOptions output) {
        try (Progress progress = output.progress(shell)) {
            show(output, sandbox(project.open(shell)).down(progress));
        }
        return 0;
    }

    @Command(name = "status", description = "Host, port, user and database of each server.")
    int status(@Mixin ProjectOptions project, @Mixin OutputOptions output) {
        show(output, sandbox(project.open(shell)).status());
        return 0;
    }

    @Command(name = "reset", description = "Stop the servers and delete their data.")
    int reset(@Mixin ProjectOptions project, @Mixin OutputOptions output) {
        Sandbox sandbox = sandbox(project.open(shell));
        try (Progress progress = output.progress(shell)) {
            sandbox.reset(progress);
        }
        show(output, sandbox.status());
        return 0;
    }

    private static Sandbox sandbox(Project project) {
        return Sandbox.in(project.target().layout().sandbox());
    }

    private void show(OutputOptions output, List<ServerStatus> servers) {
        output.print(
                shell,
                () -> printTable(servers),
                Map.of("servers", servers.stream().map(SandboxCommand::fields).toList()));
    }

    private void printTable(List<ServerStatus> servers) {
        if (servers.isEmpty()) {
            shell.out().println("No server has been started here; `feira sandbox up` starts them.");
            return;
        }
        TextTable table = new TextTable("server", "state", "host", "port", "database", "user", "password file");
        servers.forEach(it -> table.row(
                it.server().label(),
                it.running() ? "running" : "down",
                it.host(),
                String.valueOf(it.port()),
                it.access().map(Access::database).orElse(""),
                it.access().map(access -> access.reader().user()).orElse(""),
                it.access()
                        .map(access -> access.reader().passwordFile().toString())
                        .orElse("")));
        table.print(shell.out());
    }

    private static Map<String, Object> fields(ServerStatus server) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("server", server.server().label());
        fields.put("running", server.running());
        fields.put("host", server.host());
        fields.put("port", server.port());
        server.access().ifPresent(access -> put(fields, access));
        fields.put("pid", server.pid().isPresent() ? server.pid().getAsLong() : null);
        return fields;
    }

    private static void put(Map<String, Object> fields, Access access) {
        fields.put("database", access.database());
        fields.put("user", access.reader().user());
        fields.put("password_file", access.reader().passwordFile().toString());
        fields.put("owner", access.owner().user());
        fields.put("owner_password_file", access.owner().passwordFile().toString());
    }
}
