package dev.feira.sample.load;

import dev.feira.jdbc.Dialect;
import dev.feira.sample.spec.ColumnSpec;
import dev.feira.sample.spec.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The statements that make, fill and rename a table.
record Ddl(Dialect dialect) {
    /// Text is compared by its bytes: cheap, and the same on every server.
    private static final String TABLE_OPTIONS = " ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

    String create(TableSpec table, String name) {
        List<String> parts = new ArrayList<>();
        for (ColumnSpec column : table.columns()) {
            parts.add(quoted(column.name()) + " " + column.type().sql() + (column.nullable() ? " NULL" : " NOT NULL"));
        }
        if (!table.key().isEmpty()) {
            parts.add("PRIMARY KEY (" + list(table.key()) + ")");
        }
        return "CREATE TABLE " + quoted(name) + " (" + String.join(", ", parts) + ")" + TABLE_OPTIONS;
    }

    /// The driver takes the bytes from a stream; the file's name is only a word.
    String load(TableSpec table, String name) {
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + quoted(name)
                + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' ("
                + list(table.columnNames()) + ")";
    }

    String drop(List<String> names) {
        return "DROP TABLE IF EXISTS " + names.stream().map(this::quoted).collect(Collectors.joining(", "));
    }

    /// All at once: a reader sees the old tables or the new ones.
    String rename(List<String> fromTo) {
        return "RENAME TABLE " + String.join(", ", fromTo);
    }

    String quoted(String name) {
        return dialect.quoted(name);
    }

    private String list(List<String> names) {
        return names.stream().map(this::quoted).collect(Collectors.joining(", "));
    }
}
