package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.ingest.IngestResult;
import dev.feira.project.Lock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `feira ingest`.
@Command(name = "ingest", description = "Copy the source's tables into the lake and prove that nothing was lost.")
final class IngestCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private TableOptions tables;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--full-refresh",
            description = "Read everything again, also of tables of which only what is new is read.")
    private boolean fullRefresh;

    IngestCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = tables.open(shell);
        IngestResult result;
        try (Progress progress = output.progress(shell);
                Lock _ = opened.lock("lake", "feira ingest", tables.patient(), shell, progress)) {
            result = opened.platform().ingest(tables.names(), fullRefresh, progress);
        }
        output.print(shell, () -> printTable(result), fields(result));
        MissedTables.print(result.failures(), shell.err());
        return result.successful() ? 0 : 1;
    }

    private void printTable(IngestResult result) {
        TextTable table = new TextTable("table", "rows", "parquet", "time", "rows/s");
        result.ingested()
                .forEach(it -> table.row(
                        it.table(),
                        Numbers.count(it.rows()),
                        Numbers.bytes(it.parquetBytes()),
                        Numbers.time(it.elapsed()),
                        Numbers.rate(it.rows(), it.elapsed())));
        table.print(shell.out());
        AbsentTables.print(result.absent(), shell.out());
    }

    private static Map<String, Object> fields(IngestResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "tables", result.ingested().stream().map(IngestCommand::fields).toList());
        fields.put("absent", AbsentTables.fields(result.absent()));
        fields.put(
                "failed",
                result.failures().stream()
                        .map(it -> Map.of(
                                "table", it.table(), "error", it.problem().message()))
                        .toList());
        fields.put("seconds", Numbers.seconds(result.elapsed()));
        return fields;
    }

    private static Map<String, Object> fields(IngestResult.Ingested table) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("table", table.table());
        fields.put("rows", table.rows());
        fields.put("lake_rows", table.lakeRows());
        fields.put("parquet_bytes", table.parquetBytes());
        fields.put("seconds", Numbers.seconds(table.elapsed()));
        fields.put("protocol", table.protocol());
        fields.put("coercions", table.coercions());
        return fields;
    }
}
