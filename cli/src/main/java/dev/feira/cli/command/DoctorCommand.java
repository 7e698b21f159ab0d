package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.core.Problem;
import dev.feira.jdbc.Database;
import dev.feira.project.Project;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `feira doctor`: looks at everything that a run needs and names the cure of what is broken. It changes nothing.
@Command(name = "doctor", description = "Check this machine and every connection, and say how to mend what is broken.")
final class DoctorCommand implements Callable<Integer> {
    private static final long LITTLE = 2_000_000_000L;

    private final Shell shell;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    DoctorCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = Opened.of(project.open(shell));
        List<Finding> findings = findings(opened);
        output.print(
                shell,
                () -> findings.forEach(this::print),
                Map.of("checks", findings.stream().map(Finding::fields).toList()));
        return findings.stream().anyMatch(it -> it.state() == Finding.State.BROKEN) ? 1 : 0;
    }

    private static List<Finding> findings(Opened opened) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(Finding.of("project", () -> project(opened.project())));
        findings.add(Finding.of("folder", () -> folder(opened.project())));
        findings.add(Finding.of("disk", () -> disk(opened.project().folder())));
        if (opened.project().target().onSandbox()) {
            findings.add(Finding.of("sandbox", () -> sandbox(opened)));
        }
        findings.add(Finding.of("source", () -> source(opened)));
        return findings;
    }

    private static Finding java() {
        return Finding.ok("java", "Java " + Runtime.version() + " in " + System.getProperty("java.home"));
    }

    private static Finding project(Project project) {
        return Finding.ok(
                "project",
                "`" + project.name() + "`, target `" + project.target().name() + "`, in " + project.folder());
    }

    private static Finding folder(Project project) {
        Path home = project.target().layout().home();
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "doctor", ""));
            return Finding.ok("folder", home + " can be written");
        } catch (IOException e) {
            return Finding.broken(
                    "folder",
                    Problem.user("`" + home + "` cannot be written: " + e.getMessage())
                            .hint("give this user the right to write there, or move the project"));
        }
    }

    private static Finding disk(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            String free = Numbers.bytes(store.getUsableSpace()) + " free";
            return store.getUsableSpace() < LITTLE
                    ? Finding.warning("disk", free, "make room: lake, warehouse and sandbox need some gigabytes")
                    : Finding.ok("disk", free);
        } catch (IOException e) {
            return Finding.broken("disk", Problem.user("free space is unknown: " + e.getMessage()));
        }
    }

    private static Finding sandbox(Opened opened) {
        List<String> running = opened.sandbox().status().stream()
                .filter(it -> it.running())
                .map(it -> it.server().label() + " on port " + it.port())
                .toList();
        return running.isEmpty()
                ? Finding.warning("sandbox", "no server is running", "run `feira sandbox up`")
                : Finding.ok("sandbox", String.join(", ", running));
    }

    private static Finding source(Opened opened) {
        try (Database source = opened.platform().source()) {
            return Finding.ok(
                    "source",
                    source.settings().user() + " reads " + source.tables().size() + " tables of `"
                            + source.settings().database() + "` at "
                            + source.settings().address());
        }
    }

    private void print(Finding finding) {
        String mark = switch (finding.state()) {
            case OK -> "ok     ";
            case WARNING -> "warning";
            case BROKEN -> "broken ";
        };
        shell.out().println(mark + "  %-10s %s".formatted(finding.subject(), finding.detail()));
        finding.cure().ifPresent(cure -> shell.out().println(" ".repeat(20) + "cure: " + cure));
    }
}
