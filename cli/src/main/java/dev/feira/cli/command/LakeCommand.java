package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.core.Problem;
import dev.feira.lake.Lake;
import dev.feira.lake.LakeTable;
import dev.feira.lake.Relocation;
import dev.feira.lake.Snapshot;
import dev.feira.project.Lock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `feira lake snapshots|relocate`.
@Command(name = "lake", description = "Look after the lake's tables.", synopsisSubcommandLabel = "COMMAND")
final class LakeCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    LakeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    @Command(name = "snapshots", description = "The commits of each table, oldest first.")
    int snapshots(
            @Mixin ProjectOptions project,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "TABLE", arity = "0..*", description = "Only these (default: all).")
                    List<String> tables) {
        Map<String, List<Snapshot>> snapshots = new TreeMap<>();
        try (Lake lake = Opened.of(project.open(shell)).platform().lake()) {
            List<String> wanted =
                    tables == null ? lake.tables().stream().map(LakeTable::name).toList() : tables;
            wanted.forEach(it -> snapshots.put(it, snapshots(lake, it)));
        }
        output.print(
                shell,
                () -> printTable(snapshots),
                Map.of(
                        "snapshots",
                        snapshots.entrySet().stream()
                                .flatMap(it -> it.getValue().stream().map(one -> fields(it.getKey(), one)))
                                .toList()));
        return 0;
    }

    private static List<Snapshot> snapshots(Lake lake, String table) {
        List<Snapshot> snapshots = lake.snapshots(table);
        if (snapshots.isEmpty()) {
            throw Problem.user("table `" + table + "` is not in the lake")
                    .hint("`feira lake snapshots` without a name lists all tables")
                    .exception();
        }
        return snapshots;
    }

    private void printTable(Map<String, List<Snapshot>> snapshots) {
        TextTable table = new TextTable("table", "snapshot", "committed at", "operation", "batch", "rows");
        snapshots.forEach((name, all) -> all.forEach(it -> table.row(
                name,
                String.valueOf(it.id()),
                it.committedAt().toString(),
                it.operation(),
                it.state().getOrDefault("batch", ""),
                it.state().containsKey("rows")
                        ? Numbers.count(Long.parseLong(it.state().getOrDefault("rows", "0")))
                        : "")));
        table.print(shell.out());
    }

    private static Map<String, Object> fields(String table, Snapshot snapshot) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("table", table);
        fields.put("snapshot", snapshot.id());
        fields.put("committed_at", snapshot.committedAt().toString());
        fields.put("operation", snapshot.operation());
        fields.put("state", new TreeMap<>(snapshot.state()));
        return fields;
    }

    @Command(
            name = "relocate",
            description = "Make a lake whose folder was moved or copied one of its new place; rows are not touched.")
    int relocate(@Mixin ProjectOptions project, @Mixin OutputOptions output, @Mixin WorkOptions work) {
        Opened opened = Opened.of(project.open(shell));
        Relocation relocation;
        try (Progress progress = output.progress(shell);
                Lock _ = opened.lock("lake", "feira lake relocate", work.patient(), shell, progress)) {
            relocation = opened.platform().relocateLake();
        }
        output.print(
                shell,
                () -> shell.out().println(text(relocation)),
                Map.of(
                        "from", relocation.from(),
                        "to", relocation.to(),
                        "moved", relocation.moved(),
                        "tables", relocation.tables()));
        return 0;
    }

    private static String text(Relocation relocation) {
        return relocation.moved()
                ? relocation.tables().size() + " tables made at " + relocation.from() + " now live at "
                        + relocation.to() + "."
                : "The lake is where it was made, at " + relocation.to() + "; nothing was changed.";
    }
}
