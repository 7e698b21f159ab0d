package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.platform.Platform;
import dev.feira.platform.Publication;
import dev.feira.project.Lock;
import dev.feira.transform.Build;
import dev.feira.transform.Flags;
import dev.feira.transform.Invocation;
import dev.feira.transform.Verb;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `feira build`, `run`, `test`, `seed`, `compile`: dbt's verbs that work on nodes, with dbt's options, log and exit
/// codes.
@Command
final class NodesCommand implements Callable<Integer> {
    private final Shell shell;
    private final Verb verb;

    @Mixin
    private DbtOptions dbt;

    @Mixin
    private SelectionOptions nodes;

    @Mixin
    private WorkOptions work;

    @Option(
            names = {"-f", "--full-refresh"},
            description = "Build incremental models anew.")
    private boolean fullRefresh;

    @Option(
            names = {"-x", "--fail-fast"},
            description = "Stop at the first failure.")
    private boolean failFast;

    @Option(names = "--store-failures", description = "Keep the rows that tests find.")
    private boolean storeFailures;

    @Option(names = "--empty", description = "Build with no rows, to check the SQL.")
    private boolean empty;

    @Option(names = "--warn-error", description = "Take warnings for errors.")
    private boolean warnError;

    NodesCommand(Shell shell, Verb verb) {
        this.shell = shell;
        this.verb = verb;
    }

    @Override
    public Integer call() {
        Opened opened = dbt.open(shell);
        Flags flags = new Flags(verb.word(), fullRefresh, storeFailures, failFast, empty, warnError);
        Invocation invocation = dbt.invocation(opened.platform(), shell, flags);
        Build build = Build.of(invocation, EventListener.none(), dbt.log(shell));
        try (Progress progress = Progress.plain(shell.err());
                Lock _ = opened.warehouseLock(
                        build.output().file(), "feira " + verb.word(), work.patient(), shell, progress)) {
            Platform.Built built = opened.platform().build(build, verb, nodes.selection(shell), dbt.threads());
            built.publication().map(NodesCommand::text).ifPresent(it -> say(progress, it));
            return built.report().exitCode();
        }
    }

    /// On stderr: the last line of stdout is dbt's.
    private void say(Progress progress, String text) {
        if (!dbt.quiet()) {
            progress.on(new Event.Noted(verb.word(), "readers", text));
        }
    }

    private static String text(Publication publication) {
        return switch (publication) {
            case Publication.Published it ->
                "see this build now, as generation " + it.generation().name();
            case Publication.Withheld it -> "do not see this build: " + it.reason() + "; to publish, " + it.cure();
        };
    }
}
