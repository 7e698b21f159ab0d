package dev.feira.cli;

import dev.feira.core.Problem;
import dev.feira.core.ProblemException;
import java.io.PrintStream;

/// What failed → one text for the user and an exit code.
final class Failures {
    private static final int DATA = 1;
    private static final int USAGE = 2;
    private static final int INTERRUPTED = 130;

    private Failures() {}

    static int report(Throwable failure, Shell shell, boolean debug) {
        if (Thread.interrupted()) {
            return stopped(shell.err());
        }
        Problem problem = switch (failure) {
            case ProblemException known -> known.problem();
            case LinkageError broken -> library(broken);
            default -> bug(failure);
        };
        shell.err().println(problem.text());
        if (debug) {
            failure.printStackTrace(shell.err());
        }
        return exitCode(problem);
    }

    static int stopped(PrintStream err) {
        err.println("stopped");
        return INTERRUPTED;
    }

    static int exitCode(Problem problem) {
        return switch (problem.kind()) {
            case DATA, TRANSIENT -> DATA;
            case USER, BUG -> USAGE;
        };
    }

    /// DuckDB and SQLite unpack themselves when they are first used.
    private static Problem library(LinkageError failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Problem.data("a library that is unpacked into `" + System.getProperty("java.io.tmpdir")
                        + "` cannot be used: " + root.getMessage())
                .hint("free 100 MB there, or name another folder: FEIRA_JAVA_OPTS=-Djava.io.tmpdir=FOLDER");
    }

    private static Problem bug(Throwable failure) {
        return Problem.bug("something went wrong that should not: " + failure)
                .hint("run the command again with `--debug` and report what it shows");
    }
}
