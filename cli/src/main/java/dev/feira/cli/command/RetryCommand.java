package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.EventListener;
import dev.feira.platform.Platform;
import dev.feira.project.Lock;
import dev.feira.transform.Build;
import dev.feira.transform.Flags;
import dev.feira.transform.Invocation;
import dev.feira.transform.LastRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `feira retry`. What it makes green is not published: the rest was built earlier, perhaps of other rows.
@Command(name = "retry", description = "Run again what failed or was skipped in the last run.")
final class RetryCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private DbtOptions dbt;

    @Mixin
    private WorkOptions work;

    @Option(names = "--state", paramLabel = "DIR", description = "Where its run_results.json is (default: target).")
    private @Nullable Path state;

    RetryCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = dbt.open(shell);
        Platform platform = opened.platform();
        Invocation asked = dbt.invocation(platform, shell, Flags.of("retry"));
        LastRun last = LastRun.of(asked, Optional.ofNullable(state).map(shell.folder()::resolve));
        Invocation again = asked.vars().isEmpty() ? asked.vars(last.vars()) : asked;
        Build build = Build.of(again.flags(last.flags()), EventListener.none(), dbt.log(shell));
        try (Progress progress = Progress.plain(shell.err());
                Lock _ = opened.warehouseLock(build.output().file(), "feira retry", work.patient(), shell, progress)) {
            return build.retry(last, dbt.threads(), output -> platform.warehouse(output.file()))
                    .exitCode();
        }
    }
}
