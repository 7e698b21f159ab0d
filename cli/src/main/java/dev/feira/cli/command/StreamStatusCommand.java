package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.TextTable;
import dev.feira.platform.Platform;
import dev.feira.stream.Pace;
import dev.feira.stream.Stream;
import dev.feira.stream.StreamStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `feira stream status`.
@Command(
        name = "status",
        description = {
            "How far each partition is, how fast, and whether every offset is accounted for.",
            "next - first = rows + dead letters + duplicates + gaps; exit code 1 when it is not so."
        })
final class StreamStatusCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String HOME_AND_CLEAR = "\033[H\033[2J";

    private final Shell shell;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-w", "--watch"},
            description = "Show it anew each second until stopped.")
    private boolean watch;

    @Parameters(paramLabel = "STREAM", arity = "0..*", description = "Only these (default: all in streams/).")
    private List<String> streams = List.of();

    StreamStatusCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        Platform platform = Opened.of(project.open(shell)).platform();
        boolean adds = show(platform);
        while (watch) {
            Thread.sleep(EVERY);
            if (shell.live()) {
                shell.out().print(HOME_AND_CLEAR);
            }
            adds = show(platform);
        }
        return adds ? 0 : 1;
    }

    private boolean show(Platform platform) {
        List<Stream> declared = platform.streams(streams);
        List<StreamStatus> all = declared.stream()
                .map(it -> StreamStatus.of(it, platform.kafka(), platform.sink()))
                .toList();
        output.print(
                shell,
                () -> print(all),
                Map.of("streams", all.stream().map(StreamStatusCommand::fields).toList()));
        return all.stream().flatMap(it -> it.partitions().stream()).allMatch(StreamStatus.Partition::adds);
    }

    private void print(List<StreamStatus> all) {
        TextTable table = new TextTable(
                "topic",
                "partition",
                "first",
                "next",
                "end",
                "rows",
                "dead",
                "duplicates",
                "gaps",
                "lag",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "rows/s");
        all.forEach(status -> status.partitions()
                .forEach(it -> table.row(
                        it.topic(),
                        String.valueOf(it.partition()),
                        Numbers.count(it.firstOffset()),
                        Numbers.count(it.nextOffset()),
                        Numbers.count(it.endOffset()),
                        Numbers.count(it.rows()),
                        Numbers.count(it.deadLetters()),
                        Numbers.count(it.duplicates()),
                        Numbers.count(it.gaps()),
                        Numbers.count(it.lag()),
                        Numbers.count(it.pace().p50Millis()),
                        Numbers.count(it.pace().p95Millis()),
                        Numbers.count(it.pace().p99Millis()),
                        Numbers.count(Math.round(it.pace().rowsPerSecond())))));
        table.print(shell.out());
    }

    private static Map<String, Object> fields(StreamStatus status) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stream", status.stream());
        fields.put(
                "partitions",
                status.partitions().stream().map(StreamStatusCommand::fields).toList());
        pace(fields, status.pace());
        return fields;
    }

    private static Map<String, Object> fields(StreamStatus.Partition partition) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("topic", partition.topic());
        fields.put("partition", partition.partition());
        fields.put("first_offset", partition.firstOffset());
        fields.put("next_offset", partition.nextOffset());
        fields.put("end_offset", partition.endOffset());
        fields.put("rows", partition.rows());
        fields.put("dead_letters", partition.deadLetters());
        fields.put("duplicates", partition.duplicates());
        fields.put("gaps", partition.gaps());
        fields.put("lag", partition.lag());
        pace(fields, partition.pace());
        return fields;
    }

    private static void pace(Map<String, Object> fields, Pace pace) {
        fields.put("p50_ms", pace.p50Millis());
        fields.put("p95_ms", pace.p95Millis());
        fields.put("p99_ms", pace.p99Millis());
        fields.put("rows_per_second", Math.round(pace.rowsPerSecond()));
        fields.put("events_per_second", Math.round(pace.eventsPerSecond()));
        fields.put("events_per_batch", Math.round(pace.eventsPerBatch()));
    }
}
