package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.EventListener;
import dev.feira.project.Lock;
import dev.feira.transform.Dbt;
import dev.feira.transform.Invocation;
import dev.feira.transform.WorkFile;
import dev.feira.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `feira debug`.
@Command(name = "debug", description = "Check project, profile and the connection to the warehouse.")
final class DebugCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private DbtOptions dbt;

    @Mixin
    private WorkOptions work;

    DebugCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = dbt.open(shell);
        Invocation invocation = dbt.invocation(shell, "debug");
        Path file = WorkFile.of(invocation);
        Dbt.Checked checked;
        try (Progress progress = Progress.plain(shell.err());
                Lock _ = opened.warehouseLock(file, "feira debug", work.patient(), shell, progress)) {
            checked = Dbt.of(invocation, EventListener.none()).debug((engine, output) -> check(opened, file));
        }
        shell.out().println("project:         " + checked.project());
        shell.out().println("profiles:        " + checked.profiles());
        shell.out().println("target:          " + checked.target());
        shell.out().println("warehouse:       " + checked.path());
        shell.out()
                .println("Connection test: "
                        + checked.failure().map(text -> "[ERROR]\n" + text).orElse("[OK connection ok]"));
        shell.out().println(checked.failure().isEmpty() ? "All checks passed!" : "1 check failed");
        return checked.failure().isEmpty() ? 0 : 1;
    }

    private static void check(Opened opened, Path file) {
        try (Warehouse warehouse = opened.platform().warehouse(file);
                var session = warehouse.session()) {
            session.run("select 1");
        }
    }
}
