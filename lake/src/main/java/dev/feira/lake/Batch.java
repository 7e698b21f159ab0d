package dev.feira.lake;

import dev.feira.core.Column;
import dev.feira.core.SqlType;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;

/// Some rows, column by column, used again and again. One thread fills it: set the columns of a row, then
/// [#endRow()]; a column that was not set is NULL.
///
/// | type | set |
/// |---|---|
/// | Bool, Int, Date, Time, Timestamp | [#setLong]: 0 or 1, the number, days since 1970, µs since midnight, µs since
/// 1970 |
/// | Decimal up to 18 digits | [#setLong]: the unscaled value |
/// | Decimal beyond | [#setBytes]: its digits as ASCII, `-12.50` |
/// | Real | [#setDouble] |
/// | Text, Bytes | [#setBytes]: valid UTF-8, or the bytes |
public final class Batch {
    /// The most rows of a batch: what DuckDB takes at once.
    public static final int CAPACITY = 2048;

    private static final int ENOUGH_BYTES = 1 << 20;

    private final Vector[] vectors;
    private int rows;
    private long bytes;

    Batch(List<Column> columns) {
        vectors = columns.stream().map(column -> Vector.of(column.type())).toArray(Vector[]::new);
    }

    /// Whether a decimal travels as a long; otherwise as text.
    public static boolean fitsLong(SqlType.Decimal type) {
        return type.precision() <= 18;
    }

    public int rows() {
        return rows;
    }

    /// No room for another row: hand it over.
    public boolean full() {
        return rows == CAPACITY || bytes >= ENOUGH_BYTES;
    }

    public void setLong(int column, long value) {
        vectors[column].setLong(rows, value);
    }

    public void setDouble(int column, double value) {
        vectors[column].setDouble(rows, value);
    }

    /// Keeps the array itself, so it must not change until the batch has come back.
    public void setBytes(int column, byte[] value) {
        vectors[column].setBytes(rows, value);
        bytes += value.length;
    }

    public void setNull(int column) {
        vectors[column].setNull(rows);
    }

    public void endRow() {
        rows++;
    }

    void clear() {
        for (Vector vector : vectors) {
            vector.clear(rows);
        }
        rows = 0;
        bytes = 0;
    }

    void copyTo(DuckDBDataChunkWriter chunk) {
        for (int i = 0; i < vectors.length; i++) {
            vectors[i].copyTo(chunk.vector(i), rows);
        }
    }
}
