package dev.feira.cli.terminal;

import dev.feira.core.Event;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One JSON object a line: `time`, `event`, `step`, `subject` and what the event brings.
final class JsonProgress implements Progress {
    private final PrintStream out;
    private final Clock clock;

    JsonProgress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void on(Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", clock.instant().toString());
        fields.put("event", event.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        fields.put("step", event.step());
        fields.put("subject", event.subject());
        switch (event) {
            case Event.Started it -> it.total().ifPresent(total -> fields.put("total", total));
            case Event.Progressed it -> fields.put("rows", it.done());
            case Event.Finished it -> {
                fields.put("rows", it.rows());
                fields.put("seconds", Numbers.seconds(it.elapsed()));
            }
            case Event.Noted it -> fields.put("message", it.message());
            case Event.Warned it -> fields.put("message", it.message());
        }
        out.println(Json.line(fields));
    }

    @Override
    public void close() {
        out.flush();
    }
}
