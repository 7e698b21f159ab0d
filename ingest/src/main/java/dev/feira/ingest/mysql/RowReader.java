package dev.feira.ingest.mysql;

import dev.feira.core.Digest;
import dev.feira.core.Problem;
import dev.feira.ingest.digest.RowDigest;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes the rows of one result set into batches and digests them on the way.
final class RowReader {
    private final List<ColumnReading> columns;
    private final Cell[] cells;
    private final DoubleCell[] reals;
    private final boolean[] required;
    private final boolean[] nulls;
    private final RowImage image = new RowImage();
    private final RowDigest digest = new RowDigest();

    RowReader(MySqlReading reading) {
        columns = reading.readings();
        cells = new Cell[columns.size()];
        required = new boolean[columns.size()];
        nulls = new boolean[columns.size()];
        int at = 1;
        for (int i = 0; i < cells.length; i++) {
            ColumnReading column = columns.get(i);
            cells[i] = column.maker().cell(at, i);
            required[i] = !column.column().nullable();
            at += column.select().size();
        }
        reals = reals(cells);
    }

    private static DoubleCell[] reals(Cell[] cells) {
        List<DoubleCell> reals = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell instanceof DoubleCell real) {
                reals.add(real);
            }
        }
        return reals.toArray(DoubleCell[]::new);
    }

    /// Fills the batch from the result set's next rows.
    ///
    /// @return whether the batch is full, so that more rows may follow
    boolean fill(ResultSet source, Batch batch) throws SQLException {
        while (!batch.full()) {
            if (!source.next()) {
                return false;
            }
            for (int i = 0; i < cells.length; i++) {
                nulls[i] = cells[i].read(source, batch);
                if (nulls[i] && required[i]) {
                    throw unexpectedNull(columns.get(i));
                }
            }
            batch.endRow();
            digest.add(hash());
        }
        return true;
    }

    private long hash() {
        image.begin(nulls);
        for (int i = 0; i < cells.length; i++) {
            if (!nulls[i]) {
                cells[i].append(image);
            }
        }
        for (int i = 0; i < reals.length; i += 2) {
            image.point(reals[i].value(), i + 1 < reals.length ? reals[i + 1].value() : 0);
        }
        return image.hash();
    }

    private static RuntimeException unexpectedNull(ColumnReading column) {
        return Problem.data("column `" + column.source() + "` holds NULL, which its contract does not allow")
                .hint("set `nullable: true` for the column in the contract")
                .exception();
    }

    /// Of the rows read so far.
    Digest digest() {
        return digest.digest();
    }

    /// How many values of which column a policy has changed so far.
    Map<String, Long> coercions() {
        Map<String, Long> coercions = new TreeMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].coerced() > 0) {
                coercions.put(columns.get(i).column().name(), cells[i].coerced());
            }
        }
        return coercions;
    }
}
