package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.core.EventListener;
import dev.feira.transform.Dbt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `feira parse`.
@Command(name = "parse", description = "Read and check the project, and write target/manifest.json.")
final class ParseCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private DbtOptions dbt;

    ParseCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Dbt.Parsed parsed =
                Dbt.of(dbt.invocation(shell, "parse"), EventListener.none()).parse();
        if (!dbt.quiet()) {
            shell.out()
                    .println("Found " + Numbers.count(parsed.models()) + " models, " + Numbers.count(parsed.tests())
                            + " tests, " + Numbers.count(parsed.sources()) + " sources, "
                            + Numbers.count(parsed.macros())
                            + " macros. Manifest: " + parsed.manifest());
        }
        return 0;
    }
}
