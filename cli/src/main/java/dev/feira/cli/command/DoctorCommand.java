package dev.feira.cli.command;

import dev.feira.cli.Shell;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `feira doctor`: looks at everything that a run needs and names the cure of what is broken. It changes nothing.
@Command(name = "doctor", description = "Check this machine and every connection, and say how to mend what is broken.")
final class DoctorCommand implements Callable<Integer> {
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
        List<Finding> findings = new Checkup(Opened.of(project.open(shell)), shell).findings();
        boolean broken = findings.stream().anyMatch(it -> it.state() == Finding.State.BROKEN);
        output.print(
                shell,
                () -> findings.forEach(this::print),
                Map.of(
                        "healthy",
                        !broken,
                        "checks",
                        findings.stream().map(Finding::fields).toList()));
        return broken ? 1 : 0;
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
