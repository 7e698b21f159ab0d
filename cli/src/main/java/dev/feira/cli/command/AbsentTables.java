package dev.feira.cli.command;

import dev.feira.cli.terminal.Numbers;
import dev.feira.ingest.IngestResult.Absent;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tables that their source does not have yet, told behind those that arrived: one line for each reason.
final class AbsentTables {
    private AbsentTables() {}

    static void print(List<Absent> absent, PrintStream out) {
        Map<String, String> byReason = absent.stream()
                .collect(Collectors.groupingBy(
                        Absent::reason,
                        LinkedHashMap::new,
                        Collectors.mapping(AbsentTables::table, Collectors.joining(", "))));
        byReason.forEach((reason, tables) -> out.println("Not read: " + tables + "; " + reason + "."));
    }

    private static String table(Absent table) {
        return table.table() + (table.lakeRows() == 0 ? " (empty)" : " (" + Numbers.count(table.lakeRows()) + " rows)");
    }

    static List<Map<String, Object>> fields(List<Absent> absent) {
        return absent.stream().map(AbsentTables::fields).toList();
    }

    private static Map<String, Object> fields(Absent table) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("table", table.table());
        fields.put("reason", table.reason());
        fields.put("lake_rows", table.lakeRows());
        return fields;
    }
}
