package dev.feira.cli.terminal;

import dev.feira.core.Event;
import java.io.PrintStream;
import java.util.Optional;

/// A line for each thing that is done, for logs and pipes.
final class PlainProgress implements Progress {
    private final PrintStream out;

    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void on(Event event) {
        line(event).ifPresent(out::println);
    }

    static Optional<String> line(Event event) {
        return switch (event) {
            case Event.Started _, Event.Progressed _ -> Optional.empty();
            case Event.Finished it ->
                Optional.of(it.step() + ": " + it.subject() + ", " + Numbers.count(it.rows()) + " rows in "
                        + Numbers.time(it.elapsed()));
            case Event.Noted it -> Optional.of(it.step() + ": " + it.subject() + ": " + it.message());
            case Event.Warned it -> Optional.of("warning: " + it.step() + ": " + it.subject() + ": " + it.message());
        };
    }

    @Override
    public void close() {
        out.flush();
    }
}
