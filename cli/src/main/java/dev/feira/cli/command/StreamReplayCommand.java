package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.TextTable;
import dev.feira.platform.Platform;
import dev.feira.stream.Replay;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `feira stream replay`.
@Command(
        name = "replay",
        description = {
            "After a fix: produce dead letters to their topic again.",
            "Those that the schema still refuses stay where they are; what is replayed twice is a duplicate, not a"
                    + " second row."
        })
final class StreamReplayCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "STREAM", arity = "0..*", description = "Only these (default: all in streams/).")
    private List<String> streams = List.of();

    StreamReplayCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Platform platform = Opened.of(project.open(shell)).platform();
        List<Replay.Replayed> done = platform.streams(streams).stream()
                .map(it -> Replay.run(it, platform.kafka(), platform.sink()))
                .toList();
        output.print(
                shell,
                () -> print(done),
                Map.of(
                        "streams",
                        done.stream()
                                .map(it -> Map.of(
                                        "stream", it.stream(), "replayed", it.replayed(), "refused", it.refused()))
                                .toList()));
        return 0;
    }

    private void print(List<Replay.Replayed> done) {
        TextTable table = new TextTable("stream", "replayed", "still refused");
        done.forEach(it -> table.row(it.stream(), Numbers.count(it.replayed()), Numbers.count(it.refused())));
        table.print(shell.out());
    }
}
