package dev.feira.cli.command;

import dev.feira.cli.Shell;
import dev.feira.cli.terminal.Numbers;
import dev.feira.cli.terminal.Progress;
import dev.feira.cli.terminal.TextTable;
import dev.feira.core.Reconciliation;
import dev.feira.project.Lock;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `feira reconcile`.
@Command(
        name = "reconcile",
        description = "Prove that source, lake and warehouse hold the same rows, by count and digest.")
final class ReconcileCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private TableOptions tables;

    @Mixin
    private OutputOptions output;

    ReconcileCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Opened opened = tables.open(shell);
        Path file = opened.platform().warehouseFile();
        List<Reconciliation> legs;
        try (Progress progress = output.progress(shell);
                Lock _ = opened.warehouseLock(file, "feira reconcile", tables.patient(), shell, progress)) {
            legs = opened.platform().reconcile(file, tables.names());
        }
        boolean equal = legs.stream().allMatch(Reconciliation::equal);
        output.print(shell, () -> printTable(legs, equal), fields(legs, equal));
        return equal ? 0 : 1;
    }

    private void printTable(List<Reconciliation> legs, boolean equal) {
        TextTable table = new TextTable("leg", "table", "left", "right", "");
        legs.forEach(leg -> leg.checks()
                .forEach(it -> table.row(
                        leg.leg(),
                        it.table(),
                        Numbers.count(it.left().rows()),
                        Numbers.count(it.right().rows()),
                        it.equal() ? "equal" : "DIFFERENT")));
        table.print(shell.out());
        shell.out().println(equal ? "All digests are equal." : "NOT EQUAL: run `feira ingest` and `feira load`.");
    }

    private static Map<String, Object> fields(List<Reconciliation> legs, boolean equal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("equal", equal);
        fields.put("legs", legs.stream().map(ReconcileCommand::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Reconciliation leg) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("leg", leg.leg());
        fields.put("equal", leg.equal());
        fields.put("tables", leg.checks().stream().map(ReconcileCommand::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Reconciliation.Check check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("table", check.table());
        fields.put("left_rows", check.left().rows());
        fields.put("right_rows", check.right().rows());
        fields.put("left_digest", check.left().sum().toString(16));
        fields.put("right_digest", check.right().sum().toString(16));
        fields.put("equal", check.equal());
        return fields;
    }
}
