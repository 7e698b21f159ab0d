package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Json;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.EventListener;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How a command answers: `-o json` prints one object on stdout, progress goes to stderr in any case.
final class OutputOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "The answer's form on stdout (default: ${DEFAULT-VALUE}).")
    private Form form;

    enum Form {
        TEXT,
        JSON
    }

    boolean json() {
        return form == Form.JSON;
    }

    /// Draws what happens on stderr, as this command line asks for it.
    Progress progress(Shell shell) {
        Feira root = (Feira) spec.root().userObject();
        return root.logFormat() == Feira.LogFormat.JSON
                ? Progress.json(shell.err(), shell.clock())
                : shell.live() ? Progress.live(shell.err(), shell.coloured()) : Progress.plain(shell.err());
    }

    /// Prints the answer: the text, or the object as JSON.
    void print(Shell shell, Runnable text, Object object) {
        if (json()) {
            Json.print(shell.out(), object);
        } else {
            text.run();
        }
    }

    static EventListener quiet() {
        return EventListener.none();
    }
}
