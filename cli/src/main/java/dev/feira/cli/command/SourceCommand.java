package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.EventListener;
import dev.feira.platform.Platform;
import dev.feira.project.Lock;
import dev.feira.transform.Build;
import dev.feira.transform.Flags;
import dev.feira.transform.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `feira source freshness`.
@Command(name = "source", description = "Ask how old the sources are.", synopsisSubcommandLabel = "COMMAND")
final class SourceCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    SourceCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    @Command(
            name = "freshness",
            description = "Hold each source's newest row against what it may be; write target/sources.json.")
    int freshness(@Mixin DbtOptions dbt, @Mixin SelectionOptions nodes, @Mixin WorkOptions work) {
        Opened opened = dbt.open(shell);
        Platform platform = opened.platform();
        Build build = Build.of(
                dbt.invocation(platform, shell, Flags.of(Verb.FRESHNESS.word())), EventListener.none(), dbt.log(shell));
        try (Progress progress = Progress.plain(shell.err());
                Lock _ = opened.warehouseLock(
                        build.output().file(), "feira source freshness", work.patient(), shell, progress)) {
            return platform.build(build, Verb.FRESHNESS, nodes.selection(shell), dbt.threads())
                    .report()
                    .exitCode();
        }
    }
}
