package dev.feira.cli.command;

import dev.feira.cli.Shell;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// For commands that carry tables from the source towards the warehouse, or compare them: which project, which tables,
/// and what to do while another command is at work.
final class TableOptions {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private WorkOptions work;

    @Parameters(paramLabel = "TABLE", arity = "0..*", description = "Only these (default: all).")
    private List<String> tables = List.of();

    Opened open(Shell shell) {
        return Opened.of(project.open(shell));
    }

    boolean patient() {
        return work.patient();
    }

    List<String> names() {
        return tables;
    }
}
