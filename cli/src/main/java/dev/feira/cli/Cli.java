package dev.feira.cli;

import dev.feira.cli.command.Commands;
import dev.feira.cli.command.Feira;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;

/// Runs one command line.
public final class Cli {
    private final Shell shell;

    public Cli(Shell shell) {
        this.shell = shell;
    }

    /// The exit code: 0 done, 1 data, test or connection failed, 2 usage, configuration or a bug, 99 skipped.
    public int run(String... arguments) {
        CommandLine line = Commands.line(shell);
        line.setOut(writer(shell.out()));
        line.setErr(writer(shell.err()));
        line.setParameterExceptionHandler(new Misuse());
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(line, failure));
        try {
            return line.execute(arguments);
        } catch (Error failure) {
            return report(line, failure);
        }
    }

    private int report(CommandLine line, Throwable failure) {
        return Failures.report(failure, shell, ((Feira) line.getCommand()).debug());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
