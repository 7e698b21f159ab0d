package dev.feira.cli;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;

/// What failed → one text for the user and an exit code.
final class Failures {
    private static final int DATA = 1;
    private static final int USAGE = 2;
    private static final int INTERRUPTED = 130;

    private Failures() {}

    static int report(Exception failure, Shell shell, boolean debug) {
        if (Thread.interrupted()) {
            shell.err().println("stopped");
            return INTERRUPTED;
        }
        Problem problem = failure instanceof ProblemException known ? known.problem() : bug(failure);
        shell.err().println(problem.text());
        if (debug) {
            failure.printStackTrace(shell.err());
        }
        return exitCode(problem);
    }

    static int exitCode(Problem problem) {
        return switch (problem.kind()) {
            case DATA, TRANSIENT -> DATA;
            case USER, BUG -> USAGE;
        };
    }

    private static Problem bug(Exception failure) {
        return Problem.bug("something went wrong that should not: " + failure)
                .hint("run the command again with `--debug` and report what it shows");
    }
}
