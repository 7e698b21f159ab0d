package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.TextTable;
import dev.feira.warehouse.Generation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `feira warehouse published`.
@Command(name = "warehouse", description = "What readers of the warehouse see.", synopsisSubcommandLabel = "COMMAND")
final class WarehouseCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    WarehouseCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    @Command(name = "published", description = "The newest published generation: its build, age and file.")
    int published(@Mixin ProjectOptions project, @Mixin OutputOptions output) {
        Opened opened = Opened.of(project.open(shell));
        Optional<Generation> current = opened.platform().publications().current();
        output.print(shell, () -> print(current), fields(current));
        return 0;
    }

    private void print(Optional<Generation> current) {
        if (current.isEmpty()) {
            shell.out().println("Nothing has been published yet; a green `feira build` of everything is.");
            return;
        }
        TextTable table = new TextTable("build", "published at", "file");
        table.row(
                current.get().name(),
                current.get().publishedAt().toString(),
                current.get().file().toString());
        table.print(shell.out());
    }

    private static Map<String, Object> fields(Optional<Generation> current) {
        Map<String, Object> fields = new LinkedHashMap<>();
        current.ifPresent(it -> {
            fields.put("build", it.name());
            fields.put("published_at", it.publishedAt().toString());
            fields.put("file", it.file().toString());
            fields.put("snapshots", it.loads());
        });
        return fields;
    }
}
