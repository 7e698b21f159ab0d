package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.EventListener;
import dev.feira.platform.Platform;
import dev.feira.project.Lock;
import dev.feira.transform.Build;
import dev.feira.transform.Flags;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `feira run-operation`.
@Command(name = RunOperationCommand.NAME, description = "Call a macro.")
final class RunOperationCommand implements Callable<Integer> {
    static final String NAME = "run-operation";

    private final Shell shell;

    @Mixin
    private DbtOptions dbt;

    @Mixin
    private WorkOptions work;

    @Parameters(paramLabel = "MACRO", description = "Its name, with or without its package's.")
    private String macro;

    @Option(names = "--args", paramLabel = "YAML", description = "The macro's arguments: `{name: value}`.")
    private @Nullable String arguments;

    RunOperationCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = dbt.open(shell);
        Platform platform = opened.platform();
        Build build = Build.of(dbt.invocation(platform, shell, Flags.of(NAME)), EventListener.none(), dbt.log(shell));
        try (Progress progress = Progress.plain(shell.err());
                Lock _ =
                        opened.warehouseLock(build.output().file(), "feira " + NAME, work.patient(), shell, progress)) {
            return build.operation(macro, Vars.parse("--args", arguments), it -> platform.warehouse(it.file()))
                    .exitCode();
        }
    }
}
