package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.core.EventListener;
import dev.feira.transform.Dbt;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `feira deps`.
@Command(name = "deps", description = "Install the packages that packages.yml names.")
final class DepsCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private DbtOptions dbt;

    DepsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Map<String, Path> installed =
                Dbt.of(dbt.invocation(shell, "deps"), EventListener.none()).deps();
        installed.forEach((name, from) -> shell.out().println("Installed " + name + " from " + from));
        if (installed.isEmpty()) {
            shell.out().println("The project asks for no packages.");
        }
        return 0;
    }
}
