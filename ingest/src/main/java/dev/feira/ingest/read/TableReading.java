package dev.feira.ingest.read;

import dev.feira.core.Column;
import dev.feira.core.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How a table is selected and digested: its columns' readings in their order.
///
/// @param table the table's name as it stands in SQL
public record TableReading(String name, String table, List<ColumnReading> columns) {
    private static final int NULLS_PER_WORD = 60;

    public TableReading {
        columns = List.copyOf(columns);
    }

    /// Its shape in the lake.
    public Table shape(List<String> key) {
        List<Column> shapes = columns.stream().map(ColumnReading::column).toList();
        return new Table(name, shapes, key);
    }

    /// The statement that reads the rows of a range; `where` is empty for all.
    public String selectSql(String where) {
        String expressions =
                columns.stream().flatMap(column -> column.select().stream()).collect(Collectors.joining(", "));
        return "SELECT " + expressions + " FROM " + table + where;
    }

    /// The statement that lets the server count and digest the same rows.
    public String digestSql(String where) {
        return "SELECT COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(_utf8mb4 x'1f', " + String.join(", ", images())
                + ")))) FROM " + table + where;
    }

    /// What [dev.feira.ingest.digest.RowImage] writes, in its order: NULL bits, values, floating-point pairs.
    private List<String> images() {
        List<String> images = new ArrayList<>(nullWords());
        columns.stream()
                .filter(column -> !column.floating())
                .map(ColumnReading::digest)
                .forEach(images::add);
        List<String> reals = columns.stream()
                .filter(ColumnReading::floating)
                .map(column -> "IFNULL(" + column.quoted() + ",0e0)")
                .toList();
        for (int i = 0; i < reals.size(); i += 2) {
            String second = i + 1 < reals.size() ? reals.get(i + 1) : "0e0";
            images.add("CRC32(POINT(" + reals.get(i) + "," + second + "))");
        }
        return images;
    }

    private List<String> nullWords() {
        List<String> words = new ArrayList<>();
        for (int first = 0; first < columns.size(); first += NULLS_PER_WORD) {
            List<ColumnReading> word = columns.subList(first, Math.min(first + NULLS_PER_WORD, columns.size()));
            List<String> bits = new ArrayList<>();
            for (ColumnReading column : word) {
                bits.add("(" + column.quoted() + " IS NULL)<<" + bits.size());
            }
            words.add(String.join("|", bits));
        }
        return words;
    }
}
