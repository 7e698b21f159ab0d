package dev.feira.cli.terminal;

import dev.feira.core.EventListener;
import java.io.PrintStream;
import java.time.Clock;

/// Shows what happens until it is closed.
public interface Progress extends EventListener, AutoCloseable {
    /// Draws running work on one line below those of what is done.
    static Progress live(PrintStream out, boolean coloured) {
        return new LiveProgress(out, coloured);
    }

    /// A line for each thing that is done.
    static Progress plain(PrintStream out) {
        return new PlainProgress(out);
    }

    /// A JSON object for each event.
    static Progress json(PrintStream out, Clock clock) {
        return new JsonProgress(out, clock);
    }

    @Override
    void close();
}
