package dev.feira.stream.event;

import java.util.List;
import java.util.stream.Stream;

/// Room for the rows of one batch, ready for COPY. The next batch of the same partition uses it again, so that batches
/// cost no memory of their own. For one thread.
public final class Rows {
    private static final int FIRST_BYTES = 8 * 1024;

    private final Cells events = new Cells(FIRST_BYTES);
    private final List<Cells> lines;
    private final ByteSet keys = new ByteSet();

    /// @param tables of lines
    public Rows(int tables) {
        lines = Stream.generate(() -> new Cells(FIRST_BYTES)).limit(tables).toList();
        clear();
    }

    void clear() {
        keys.clear();
        begin(events);
        lines.forEach(Rows::begin);
    }

    private static void begin(Cells cells) {
        cells.truncate(0);
        cells.header();
    }

    int tables() {
        return lines.size();
    }

    Cells events() {
        return events;
    }

    Cells lines(int table) {
        return lines.get(table);
    }

    /// The keys of the events that became rows.
    ByteSet keys() {
        return keys;
    }
}
