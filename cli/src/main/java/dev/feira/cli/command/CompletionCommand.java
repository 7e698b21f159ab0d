package dev.feira.cli.command;

import dev.feira.cli.Shell;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `feira completion bash|zsh`: one script serves both, zsh reads it through its `bashcompinit`.
@Command(
        name = "completion",
        description = "Print a script that completes commands and options: source <(feira completion bash)")
final class CompletionCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh", description = "Your shell.")
    private Kind kind;

    enum Kind {
        BASH,
        ZSH
    }

    CompletionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        if (kind == Kind.ZSH) {
            shell.out().println("autoload -U +X compinit && compinit; autoload -U +X bashcompinit && bashcompinit");
        }
        shell.out().println(AutoComplete.bash("feira", spec.root().commandLine()));
    }
}
