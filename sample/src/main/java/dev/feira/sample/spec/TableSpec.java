package dev.feira.sample.spec;

import dev.feira.sample.csv.CsvStyle;
import java.util.List;

/// A table of the source database and the CSV file that holds it in an archive.
///
/// @param key empty for a table without primary key
public record TableSpec(String name, String file, List<ColumnSpec> columns, List<String> key, CsvStyle csv) {
    public TableSpec {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    public List<String> columnNames() {
        return columns.stream().map(ColumnSpec::name).toList();
    }
}
