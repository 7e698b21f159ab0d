package dev.feira.sample.generate;

import dev.feira.sample.load.RowSource;
import dev.feira.sample.load.RowWriter;
import dev.feira.sample.spec.ColumnSpec;
import dev.feira.sample.spec.TableSpec;
import java.io.IOException;
import java.util.List;

/// Makes the rows of one table, one after the other.
record Maker(Model model, TableSpec table) implements RowSource {
    @Override
    public void writeTo(RowWriter rows) throws IOException {
        List<ColumnSpec> columns = table.columns();
        int[] cells = columns.stream()
                .mapToInt(column -> model.columnIndex(column.name()))
                .toArray();
        Printer printer = new Printer();
        Row row = Row.of(model, 0);
        for (long i = 0; i < model.rows(); i++) {
            row = row.sibling(i);
            for (int c = 0; c < cells.length; c++) {
                Object value = row.value(cells[c]);
                if (value == null) {
                    rows.nothing();
                } else {
                    printer.print(value, columns.get(c).type());
                    rows.value(printer.bytes(), printer.from(), printer.to());
                }
            }
            rows.endRow();
        }
    }
}
