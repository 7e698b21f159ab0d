package dev.feira.cli.terminal;

import dev.feira.core.Event;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// A terminal's view: what is done stands above as lines, what is running shares the last line, which is redrawn at
/// most
/// ten times a second.
final class LiveProgress implements Progress {
    private static final long FRAME = 100_000_000;
    private static final int WIDTH = 100;
    private static final int BAR = 20;
    private static final String CLEAR = "\r\033[2K";

    private final PrintStream out;
    private final boolean coloured;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private long drawn;

    private record Running(String step, String subject, OptionalLong total, long done) {
        Running at(long rows) {
            return new Running(step, subject, total, rows);
        }
    }

    LiveProgress(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    @Override
    public synchronized void on(Event event) {
        String key = event.step() + " " + event.subject();
        switch (event) {
            case Event.Started it -> running.put(key, new Running(it.step(), it.subject(), it.total(), 0));
            case Event.Progressed it -> running.computeIfPresent(key, (_, was) -> was.at(it.done()));
            case Event.Finished it -> {
                running.remove(key);
                above(green("✓")
                        + " %-10s %-34s %12s rows %9s"
                                .formatted(
                                        it.step(), it.subject(), Numbers.count(it.rows()), Numbers.time(it.elapsed())));
            }
            case Event.Noted it -> above("  %-10s %s: %s".formatted(it.step(), it.subject(), it.message()));
            case Event.Warned it -> above("! %-10s %s: %s".formatted(it.step(), it.subject(), it.message()));
        }
        draw(false);
    }

    private void above(String line) {
        out.print(CLEAR);
        out.println(line);
        draw(true);
    }

    private void draw(boolean now) {
        long time = System.nanoTime();
        if (!now && time - drawn < FRAME) {
            return;
        }
        drawn = time;
        out.print(CLEAR + (running.isEmpty() ? "" : status()));
        out.flush();
    }

    private String status() {
        long done = running.values().stream().mapToLong(Running::done).sum();
        long total =
                running.values().stream().mapToLong(it -> it.total().orElse(0)).sum();
        String subjects = String.join(
                ", ", running.values().stream().map(Running::subject).toList());
        Running first = running.values().iterator().next();
        String line = total == 0
                ? "  %-10s %s".formatted(first.step(), done == 0 ? "" : Numbers.count(done) + " rows  ")
                : "  %-10s %s %3d %%  ".formatted(first.step(), bar(done, total), Math.min(100, done * 100 / total));
        String whole = line + subjects;
        return whole.length() > WIDTH ? whole.substring(0, WIDTH - 1) + "…" : whole;
    }

    private static String bar(long done, long total) {
        int full = (int) Math.min(BAR, done * BAR / total);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }

    private String green(String text) {
        return coloured ? "\033[32m" + text + "\033[0m" : text;
    }

    @Override
    public synchronized void close() {
        running.clear();
        out.print(CLEAR);
        out.flush();
    }
}
