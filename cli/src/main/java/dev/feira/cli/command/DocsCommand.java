package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.EventListener;
import dev.feira.platform.Platform;
import dev.feira.project.Lock;
import dev.feira.transform.Build;
import dev.feira.transform.Flags;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `feira docs generate`.
@Command(
        name = "docs",
        description = "Describe the project's tables for readers and tools.",
        synopsisSubcommandLabel = "COMMAND")
final class DocsCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    DocsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    @Command(name = "generate", description = "Write target/manifest.json and target/catalog.json.")
    int generate(@Mixin DbtOptions dbt, @Mixin WorkOptions work) {
        Opened opened = dbt.open(shell);
        Platform platform = opened.platform();
        Build build =
                Build.of(dbt.invocation(platform, shell, Flags.of("generate")), EventListener.none(), dbt.log(shell));
        try (Progress progress = Progress.plain(shell.err());
                Lock _ = opened.warehouseLock(
                        build.output().file(), "feira docs generate", work.patient(), shell, progress)) {
            Path catalog = build.docs(output -> platform.warehouse(output.file()));
            shell.out().println("Catalog written to " + catalog);
        }
        return 0;
    }
}
