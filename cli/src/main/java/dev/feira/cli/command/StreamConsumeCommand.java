package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.platform.Platform;
import dev.feira.stream.Consume;
import dev.feira.stream.ConsumeSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `feira stream consume`.
@Command(
        name = "consume",
        description = {
            "Bring events from Kafka to PostgreSQL until stopped.",
            "Start it several times to share the work; stop it with Ctrl-C."
        })
final class StreamConsumeCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--until-caught-up",
            description = "End when the offsets that are the topics' ends now are in PostgreSQL.")
    private boolean untilCaughtUp;

    @Option(
            names = "--accept-loss",
            description = "Go on where a topic begins although unread events are gone or it was made anew.")
    private boolean acceptLoss;

    @Parameters(paramLabel = "STREAM", arity = "0..*", description = "Only these (default: all in streams/).")
    private List<String> streams = List.of();

    StreamConsumeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Platform platform = Opened.of(project.open(shell)).platform();
        ConsumeSettings settings =
                platform.consumeSettings().untilCaughtUp(untilCaughtUp).acceptLoss(acceptLoss);
        List<Consume.Consumed> done;
        try (Progress progress = output.progress(shell)) {
            done = Consume.run(platform.streams(streams), platform.kafka(), platform.sink(), settings, progress);
        }
        output.print(
                shell,
                () -> print(done),
                Map.of(
                        "streams",
                        done.stream().map(StreamConsumeCommand::fields).toList()));
        return 0;
    }

    private void print(List<Consume.Consumed> done) {
        TextTable table = new TextTable("stream", "events", "table rows");
        done.forEach(it -> table.row(it.stream(), Numbers.count(it.events()), Numbers.count(it.tableRows())));
        table.print(shell.out());
    }

    private static Map<String, Object> fields(Consume.Consumed done) {
        return Map.of("stream", done.stream(), "events", done.events(), "table_rows", done.tableRows());
    }
}
