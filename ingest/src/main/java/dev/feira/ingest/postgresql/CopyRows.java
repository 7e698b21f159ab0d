package dev.feira.ingest.postgresql;

import dev.feira.core.Digest;
import dev.feira.core.Problem;
import dev.feira.ingest.digest.Md5;
import dev.feira.ingest.digest.RowDigest;
import dev.feira.ingest.digest.RowImage;
import dev.feira.ingest.engine.Rows;
import dev.feira.lake.Batch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes the rows of one COPY into batches and digests them on the way.
final class CopyRows implements Rows {
    private final List<ColumnReading> columns;
    private final Cell[] cells;
    private final boolean[] required;
    private final boolean[] nulls;
    private final RowImage image = new RowImage();
    private final Md5 md5 = new Md5();
    private final RowDigest digest = new RowDigest();
    private final CopyStream source;

    CopyRows(Connection connection, PostgreSqlReading reading, String where) throws SQLException {
        columns = reading.readings();
        cells = columns.stream().map(column -> column.cell().get()).toArray(Cell[]::new);
        nulls = new boolean[cells.length];
        required = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            required[i] = !columns.get(i).column().nullable();
        }
        source = new CopyStream(connection, reading.copySql(where));
        source.header();
    }

    @Override
    public boolean fill(Batch batch) throws SQLException {
        while (!batch.full()) {
            if (!source.next(cells.length)) {
                return false;
            }
            for (int i = 0; i < cells.length; i++) {
                read(i, batch);
            }
            batch.endRow();
            digest.add(hash());
        }
        return true;
    }

    private void read(int i, Batch batch) throws SQLException {
        int length = source.field();
        nulls[i] = length < 0;
        if (!nulls[i]) {
            cells[i].read(source, length, batch, i);
        } else if (required[i]) {
            throw Problem.data("column `" + columns.get(i).source() + "` holds NULL, which its contract does not allow")
                    .hint("set `nullable: true` for the column in the contract")
                    .exception();
        } else {
            batch.setNull(i);
        }
    }

    private long hash() {
        image.begin();
        for (int first = 0; first < cells.length; first += PostgreSqlReading.GROUP) {
            int end = Math.min(first + PostgreSqlReading.GROUP, cells.length);
            image.nulls(nulls, first, end);
            for (int i = first; i < end; i++) {
                if (!nulls[i]) {
                    cells[i].append(image, md5);
                }
            }
        }
        return md5.hash(image);
    }

    @Override
    public Digest digest() {
        return digest.digest();
    }

    @Override
    public Map<String, Long> coercions() {
        Map<String, Long> coercions = new TreeMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].coerced() > 0) {
                coercions.put(columns.get(i).column().name(), cells[i].coerced());
            }
        }
        return coercions;
    }

    @Override
    public void close() throws SQLException {
        source.close();
    }
}
