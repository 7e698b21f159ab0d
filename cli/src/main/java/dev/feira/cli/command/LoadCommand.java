package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.project.Lock;
import dev.feira.warehouse.Load;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `feira load`.
@Command(name = "load", description = "Load the lake's tables into the warehouse, into schema raw_data.")
final class LoadCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private TableOptions tables;

    @Mixin
    private OutputOptions output;

    @Option(names = "--force", description = "Load tables whose newest snapshot is in the warehouse already, too.")
    private boolean force;

    LoadCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = tables.open(shell);
        Path file = opened.platform().warehouseFile();
        List<Load.Loaded> loaded;
        try (Progress progress = output.progress(shell);
                Lock _ = opened.warehouseLock(file, "feira load", tables.patient(), shell, progress)) {
            loaded = opened.platform().load(file, tables.names(), force, progress);
        }
        output.print(
                shell,
                () -> printTable(loaded),
                Map.of("tables", loaded.stream().map(LoadCommand::fields).toList()));
        return 0;
    }

    private void printTable(List<Load.Loaded> loaded) {
        TextTable table = new TextTable("table", "rows", "time", "");
        loaded.forEach(it -> table.row(it.table(), Numbers.count(it.rows()), Numbers.time(it.elapsed()), outcome(it)));
        table.print(shell.out());
    }

    private static String outcome(Load.Loaded table) {
        if (table.skipped()) {
            return "was there already";
        }
        return table.loaded() == table.rows() ? "loaded" : Numbers.count(table.loaded()) + " added";
    }

    private static Map<String, Object> fields(Load.Loaded table) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("table", table.table());
        fields.put("rows", table.rows());
        fields.put("loaded_rows", table.loaded());
        fields.put("snapshot", table.snapshot());
        fields.put("skipped", table.skipped());
        fields.put("seconds", Numbers.seconds(table.elapsed()));
        return fields;
    }
}
