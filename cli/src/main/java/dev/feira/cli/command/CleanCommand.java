package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.core.EventListener;
import dev.feira.transform.Dbt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `feira clean`.
@Command(name = "clean", description = "Delete the folders that dbt_project.yml calls clean-targets.")
final class CleanCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private DbtOptions dbt;

    CleanCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Dbt.of(dbt.invocation(shell, "clean"), EventListener.none())
                .clean()
                .forEach(folder -> shell.out().println("Deleted " + folder));
        return 0;
    }
}
