package dev.feira.cli.command;

import dev.feira.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `feira stream`.
@Command(
        name = "stream",
        description = "Live events through Kafka into PostgreSQL, each exactly once.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StreamProduceCommand.class,
            StreamConsumeCommand.class,
            StreamStatusCommand.class,
            StreamReplayCommand.class
        })
final class StreamCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    StreamCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }
}
