package dev.feira.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// A command line that cannot be understood: what is wrong, what was perhaps meant, where to read more. Exit code 2.
final class Misuse implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("error: " + failure.getMessage());
        suggestions(failure).stream()
                .findFirst()
                .ifPresent(known -> command.getErr().println("hint: did you mean `" + known + "`?"));
        command.getErr().println("hint: `" + command.getCommandSpec().qualifiedName() + " --help` shows what is known");
        return CommandLine.ExitCode.USAGE;
    }

    private static List<String> suggestions(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    }
}
