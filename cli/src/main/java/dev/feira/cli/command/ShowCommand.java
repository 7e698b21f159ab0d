package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Json;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.core.EventListener;
import dev.feira.platform.Platform;
import dev.feira.project.Lock;
import dev.feira.transform.Build;
import dev.feira.transform.Flags;
import dev.feira.transform.RunLog;
import dev.feira.warehouse.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `feira show`.
@Command(name = "show", description = "Print the first rows of a model.")
final class ShowCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private DbtOptions dbt;

    @Mixin
    private SelectionOptions nodes;

    @Mixin
    private WorkOptions work;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "5", description = "How many rows (default: 5).")
    private int limit;

    @Option(names = "--output", paramLabel = "text|json", defaultValue = "text", description = "The rows' form.")
    private OutputOptions.Form form;

    ShowCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = dbt.open(shell);
        Platform platform = opened.platform();
        Build build = Build.of(dbt.invocation(platform, shell, Flags.of("show")), EventListener.none(), RunLog.none());
        try (Progress progress = Progress.plain(shell.err());
                Lock _ = opened.warehouseLock(build.output().file(), "feira show", work.patient(), shell, progress)) {
            print(build.show(nodes.selection(shell), limit, output -> platform.warehouse(output.file())));
        }
        return 0;
    }

    private void print(Rows rows) {
        List<String> names = rows.fields().stream().map(Rows.Field::name).toList();
        if (form == OutputOptions.Form.JSON) {
            Json.print(
                    shell.out(),
                    rows.values().stream().map(row -> object(names, row)).toList());
            return;
        }
        TextTable table = new TextTable(names.toArray(String[]::new));
        rows.values().forEach(row -> table.row(row.stream().map(String::valueOf).toArray(String[]::new)));
        table.print(shell.out());
    }

    private static Map<String, @Nullable String> object(List<String> names, List<@Nullable Object> row) {
        Map<String, @Nullable String> object = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Object value = row.get(i);
            object.put(names.get(i), value == null ? null : value.toString());
        }
        return object;
    }
}
