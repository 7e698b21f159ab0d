package dev.feira.transform.run;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.transform.adapter.AgateTable;
import dev.feira.transform.manifest.Detail;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.parse.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A seed's CSV file, with each column typed by what stands in it, as dbt does.
final class SeedFile {
    private SeedFile() {}

    static Path of(Node seed) {
        if (!(seed.detail() instanceof Detail.Seed(String rootPath))) {
            throw new IllegalArgumentException("`" + seed.uniqueId() + "` is no seed");
        }
        return Path.of(rootPath).resolve(seed.id().originalFilePath());
    }

    static AgateTable read(Node seed) {
        Path file = of(seed);
        String delimiter = seed.config().text("delimiter").orElse(",");
        List<List<String>> lines = Csv.read(text(file), delimiter.charAt(0), file.toString());
        if (lines.isEmpty()) {
            return AgateTable.empty();
        }
        Map<String, Object> said = seed.config().map("column_types");
        List<String> names = lines.getFirst();
        List<SeedColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(SeedColumn.of(said.containsKey(names.get(i)), column(lines, i)));
        }
        return AgateTable.of(
                names, columns.stream().map(SeedColumn::type).toList(), transposed(columns, lines.size() - 1));
    }

    private static List<String> column(List<List<String>> lines, int index) {
        return lines.stream()
                .skip(1)
                .map(line -> index < line.size() ? line.get(index) : "")
                .toList();
    }

    private static List<List<Object>> transposed(List<SeedColumn> columns, int height) {
        List<List<Object>> rows = new ArrayList<>(height);
        for (int row = 0; row < height; row++) {
            List<Object> values = new ArrayList<>(columns.size());
            for (SeedColumn column : columns) {
                values.add(column.values().get(row));
            }
            rows.add(values);
        }
        return rows;
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException failure) {
            throw Problem.user("the seed's file cannot be read: " + failure.getMessage())
                    .at(Location.of(file.toString()))
                    .hint("it must be text in UTF-8")
                    .exception(failure);
        }
    }
}
