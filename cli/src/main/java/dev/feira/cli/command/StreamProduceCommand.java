package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.core.Problem;
import dev.feira.platform.Platform;
import dev.feira.project.Lock;
import dev.feira.stream.Produce;
import dev.feira.stream.ProduceSettings;
import dev.feira.stream.Stream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `feira stream produce`.
@Command(
        name = "produce",
        description = {
            "Send made-up events to a stream's topic until stopped.",
            "The next run goes on where this one stops or is killed."
        })
final class StreamProduceCommand implements Callable<Integer> {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|m|h)?");

    private final Shell shell;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    @Mixin
    private WorkOptions work;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "100/min",
            description = "Events on average: 100/min, 50/s or max (default: ${DEFAULT-VALUE}).")
    private String rate;

    @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
    private @Nullable Long count;

    @Option(names = "--duration", paramLabel = "30s|5m|1h", description = "End after so long.")
    private @Nullable String duration;

    @Option(
            names = "--bad",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of events that are malformed on purpose, such as 0.01 (default: ${DEFAULT-VALUE}).")
    private double bad;

    @Option(names = "--seed", paramLabel = "S", description = "Another seed begins another sequence of events.")
    private @Nullable Long seed;

    @Parameters(paramLabel = "STREAM", arity = "0..1", description = "Default: the first in streams/.")
    private @Nullable String stream;

    StreamProduceCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = Opened.of(project.open(shell));
        ProduceSettings settings = settings(opened);
        Stream chosen = chosen(opened.platform());
        Produce.Produced done;
        try (Progress progress = output.progress(shell);
                Lock _ = opened.lock(
                        "produce-" + chosen.name(), "feira stream produce", work.patient(), shell, progress)) {
            done = opened.platform().produce(chosen, settings, progress);
        }
        output.print(shell, () -> print(done), fields(done));
        return 0;
    }

    private ProduceSettings settings(Opened opened) {
        return new ProduceSettings(
                ProduceSettings.rate(rate),
                Optional.ofNullable(count),
                Optional.ofNullable(duration).map(StreamProduceCommand::parsed),
                bad,
                opened.sampleSettings(null, seed).seed());
    }

    private static Duration parsed(String text) {
        Matcher found = DURATION.matcher(text);
        if (!found.matches()) {
            throw Problem.user("a duration such as `30s`, `5m` or `1h` was wanted, found `" + text + "`")
                    .exception();
        }
        long number = Long.parseLong(found.group(1));
        String unit = found.group(2) == null ? "s" : found.group(2);
        return unit.equals("h")
                ? Duration.ofHours(number)
                : unit.equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }

    private Stream chosen(Platform platform) {
        return platform.streams(stream == null ? List.of() : List.of(stream)).getFirst();
    }

    private void print(Produce.Produced done) {
        shell.out()
                .println(Numbers.count(done.events()) + " events in topic " + done.topic() + " in "
                        + Numbers.time(done.elapsed()) + ", " + Numbers.count(done.bad())
                        + " of them malformed on purpose");
    }

    private static Map<String, Object> fields(Produce.Produced done) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stream", done.stream());
        fields.put("topic", done.topic());
        fields.put("events", done.events());
        fields.put("bad", done.bad());
        fields.put("first", done.first());
        fields.put("made_up", done.madeUp());
        fields.put("seconds", Numbers.seconds(done.elapsed()));
        fields.put("events_per_second", done.perSecond());
        return fields;
    }
}
