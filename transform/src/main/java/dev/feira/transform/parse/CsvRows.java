package dev.feira.transform.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of a unit test written as CSV: the first line names the columns, an empty value is null, the rest is text.
final class CsvRows {
    private CsvRows() {}

    /// @param file where the text stands, for messages
    static List<Map<String, @Nullable Object>> parse(String text, String file) {
        List<List<String>> lines = Csv.read(text.strip(), ',', file);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < lines.getFirst().size(); i++) {
                String value = i < line.size() ? line.get(i).strip() : "";
                row.put(lines.getFirst().get(i).strip(), value.isEmpty() ? null : value);
            }
            rows.add(row);
        }
        return rows;
    }
}
