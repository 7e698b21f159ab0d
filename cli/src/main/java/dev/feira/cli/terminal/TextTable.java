package dev.feira.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Columns of text, as wide as their widest cell; numbers stand to the right.
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... heads) {
        rows.add(List.of(heads));
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    public void print(PrintStream out) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ").append(numeric(i) ? pad + row.get(i) : row.get(i) + pad);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private boolean numeric(int column) {
        return rows.size() > 1
                && rows.stream()
                        .skip(1)
                        .allMatch(row -> row.get(column).matches("-|[-+]?[0-9][0-9,. ]*( ?%| [kMG]?B| s)?"));
    }
}
