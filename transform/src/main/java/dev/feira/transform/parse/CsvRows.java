package dev.feira.transform.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of a unit test written as CSV: the first line names the columns, an empty value is null, the rest is text.
final class CsvRows {
    private CsvRows() {}

    static List<Map<String, @Nullable Object>> parse(String text) {
        List<List<String>> lines = lines(text.strip());
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

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    value.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (letter == ',' && !quoted) {
                line.add(value.toString());
                value.setLength(0);
            } else if (letter == '\n' && !quoted) {
                line.add(value.toString());
                value.setLength(0);
                lines.add(line);
                line = new ArrayList<>();
            } else if (letter != '\r') {
                value.append(letter);
            }
        }
        line.add(value.toString());
        lines.add(line);
        return lines;
    }
}
