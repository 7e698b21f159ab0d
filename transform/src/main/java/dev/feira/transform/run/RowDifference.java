package dev.feira.transform.run;

import dev.feira.jinja.Python;
import dev.feira.transform.adapter.AgateRow;
import dev.feira.transform.adapter.AgateTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Compares the rows that a model gave with the expected ones, without regard to their order, and tells the difference:
/// `-` an expected row that is missing, `+` a row that nobody expected, `→` rows that differ in some values.
final class RowDifference {
    private final List<String> names;
    private final List<List<String>> missing;
    private final List<List<String>> surplus;

    private RowDifference(List<String> names, List<List<String>> missing, List<List<String>> surplus) {
        this.names = names;
        this.missing = missing;
        this.surplus = surplus;
    }

    /// @param table both kinds of rows; the last column says `actual` or `expected`
    static Optional<String> of(AgateTable table) {
        int last = table.names().size() - 1;
        List<List<String>> missing = rows(table, "expected", last);
        List<List<String>> surplus = rows(table, "actual", last);
        for (List<String> row : List.copyOf(missing)) {
            if (surplus.remove(row)) {
                missing.remove(row);
            }
        }
        return missing.isEmpty() && surplus.isEmpty()
                ? Optional.empty()
                : Optional.of(new RowDifference(table.names().subList(0, last), missing, surplus).text());
    }

    private static List<List<String>> rows(AgateTable table, String kind, int last) {
        List<List<String>> rows = new ArrayList<>();
        for (AgateRow row : table.rows()) {
            if (Python.str(row.value(last)).equals(kind)) {
                rows.add(row.values().subList(0, last).stream()
                        .map(RowDifference::shown)
                        .toList());
            }
        }
        return rows;
    }

    private static String shown(Object value) {
        return Python.str(value);
    }

    private String text() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("@@"));
        head.addAll(names);
        lines.add(head);
        for (List<String> row : missing) {
            nearest(row)
                    .ifPresentOrElse(actual -> lines.add(changed(row, actual)), () -> lines.add(marked("---", row)));
        }
        surplus.forEach(row -> lines.add(marked("+++", row)));
        return "\n\nactual differs from expected:\n\n" + aligned(lines) + "\n";
    }

    /// The surplus row that shares most values, if it shares any; it is used up.
    private Optional<List<String>> nearest(List<String> row) {
        Optional<List<String>> best = surplus.stream()
                .filter(actual -> shared(row, actual) > 0 || row.size() == 1)
                .max(Comparator.comparingLong(actual -> shared(row, actual)));
        best.ifPresent(surplus::remove);
        return best;
    }

    private static long shared(List<String> left, List<String> right) {
        long same = 0;
        for (int i = 0; i < left.size(); i++) {
            same += left.get(i).equals(right.get(i)) ? 1 : 0;
        }
        return same;
    }

    private static List<String> changed(List<String> expected, List<String> actual) {
        List<String> line = new ArrayList<>(List.of("→"));
        for (int i = 0; i < expected.size(); i++) {
            line.add(expected.get(i).equals(actual.get(i)) ? actual.get(i) : expected.get(i) + "→" + actual.get(i));
        }
        return line;
    }

    private static List<String> marked(String mark, List<String> row) {
        List<String> line = new ArrayList<>(List.of(mark));
        line.addAll(row);
        return line;
    }

    /// Columns of equal width, separated by commas, as dbt shows them.
    private static String aligned(List<List<String>> lines) {
        int[] widths = new int[lines.getFirst().size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                cells.add(line.get(i) + " ".repeat(widths[i] - line.get(i).length()));
            }
            text.append(String.join(",", cells).stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
