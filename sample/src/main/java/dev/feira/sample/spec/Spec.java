package dev.feira.sample.spec;

import dev.feira.sample.csv.CsvStyle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A shop as described in YAML.
///
/// @param tables the source tables in the order of the file
/// @param root the whole description, from which rows are made
public record Spec(List<TableSpec> tables, Entry root) {
    private static final Set<String> KEYS = Set.of("vocabulary", "helpers", "tables");
    private static final Set<String> CSV_KEYS = Set.of("quote", "header", "mark", "newline", "last_newline");

    public Spec {
        tables = List.copyOf(tables);
    }

    public static Spec read(Path file) {
        Entry root = Entry.read(file);
        root.map(KEYS);
        List<TableSpec> tables = new ArrayList<>();
        root.need("tables").map().forEach((name, entry) -> tables.add(table(name, entry)));
        return new Spec(tables, root);
    }

    private static TableSpec table(String name, Entry entry) {
        List<ColumnSpec> columns = new ArrayList<>();
        List<CsvStyle.Quotes> quotes = new ArrayList<>();
        Entry csv = entry.need("csv");
        csv.map(CSV_KEYS);
        CsvStyle.Quotes text = quotes(csv.need("quote"));
        for (Map.Entry<String, Entry> column : entry.need("columns").map().entrySet()) {
            if (column.getValue().find("type").isPresent()) {
                ColumnType type = ColumnType.parse(column.getValue().need("type"));
                boolean nullable =
                        column.getValue().find("nullable").map(Entry::flag).orElse(false);
                columns.add(new ColumnSpec(column.getKey(), type, nullable));
                quotes.add(column.getValue()
                        .find("quote")
                        .map(Spec::quotes)
                        .orElse(type instanceof ColumnType.Chars ? text : CsvStyle.Quotes.NEEDED));
            }
        }
        List<String> key = entry.find("key").map(Entry::texts).orElse(List.of());
        for (String part : key) {
            if (columns.stream().noneMatch(column -> column.name().equals(part))) {
                throw entry.need("key").wrong("key column `" + part + "` is not a column of `" + name + "`");
            }
        }
        return new TableSpec(name, entry.need("file").text(), columns, key, style(csv, quotes));
    }

    private static CsvStyle style(Entry csv, List<CsvStyle.Quotes> quotes) {
        return new CsvStyle(
                quotes,
                csv.find("header").map(Entry::text).orElse("quoted").equals("quoted"),
                csv.find("mark").map(Entry::flag).orElse(false),
                csv.find("newline").map(Entry::text).orElse("lf").equals("crlf") ? 2 : 1,
                csv.find("last_newline").map(Entry::flag).orElse(true));
    }

    private static CsvStyle.Quotes quotes(Entry entry) {
        return switch (entry.text()) {
            case "needed" -> CsvStyle.Quotes.NEEDED;
            case "digits" -> CsvStyle.Quotes.DIGITS;
            case "always" -> CsvStyle.Quotes.ALWAYS;
            default -> throw entry.wrong("`quote` is `needed`, `digits` or `always`, not `" + entry.text() + "`");
        };
    }
}
