package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.ingest.IngestResult;
import dev.feira.platform.Copied;
import dev.feira.project.Lock;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `feira copy`.
@Command(
        name = "copy",
        description = "Source to lake to warehouse in one go, proved: ingest, load and reconcile on one snapshot.")
final class CopyCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private TableOptions tables;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--full-refresh",
            description = "Read everything again, also of tables of which only what is new is read.")
    private boolean fullRefresh;

    CopyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = tables.open(shell);
        Path file = opened.platform().warehouseFile();
        Copied copied;
        try (Progress progress = output.progress(shell);
                Lock _ = opened.lock("lake", "feira copy", tables.patient(), shell, progress);
                Lock _ = opened.warehouseLock(file, "feira copy", tables.patient(), shell, progress)) {
            copied = opened.platform().copy(file, tables.names(), fullRefresh, progress);
        }
        output.print(shell, () -> printTable(copied), fields(copied));
        MissedTables.print(copied.ingested().failures(), shell.err());
        return copied.proved() ? 0 : 1;
    }

    private void printTable(Copied copied) {
        TextTable table = new TextTable("table", "rows", "parquet", "source = lake = warehouse");
        copied.ingested()
                .ingested()
                .forEach(it -> table.row(
                        it.table(),
                        Numbers.count(it.lakeRows()),
                        Numbers.bytes(it.parquetBytes()),
                        copied.proved(it.table()) ? "equal" : "NOT PROVED"));
        table.print(shell.out());
        AbsentTables.print(copied.ingested().absent(), shell.out());
    }

    private static Map<String, Object> fields(Copied copied) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("equal", copied.proved());
        fields.put(
                "tables",
                copied.ingested().ingested().stream()
                        .map(it -> fields(it, copied))
                        .toList());
        fields.put("absent", AbsentTables.fields(copied.ingested().absent()));
        fields.put(
                "failed",
                copied.ingested().failures().stream()
                        .map(it -> Map.of(
                                "table", it.table(), "error", it.problem().message()))
                        .toList());
        fields.put("seconds", Numbers.seconds(copied.elapsed()));
        return fields;
    }

    private static Map<String, Object> fields(IngestResult.Ingested table, Copied copied) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("table", table.table());
        fields.put("rows", table.lakeRows());
        fields.put("new_rows", table.rows());
        fields.put("parquet_bytes", table.parquetBytes());
        fields.put("digest", table.digest().sum().toString(16));
        fields.put("equal", copied.proved(table.table()));
        return fields;
    }
}
