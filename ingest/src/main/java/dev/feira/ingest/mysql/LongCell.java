package dev.feira.ingest.mysql;

import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A whole number, or a decimal of at most 18 digits that the server multiplied into one.
final class LongCell implements Cell {
    private final int at;
    private final int column;
    private final int scale;
    private long value;

    LongCell(int at, int column, int scale) {
        this.at = at;
        this.column = column;
        this.scale = scale;
    }

    @Override
    public boolean read(ResultSet source, Batch batch) throws SQLException {
        value = source.getLong(at);
        if (value == 0 && source.wasNull()) {
            batch.setNull(column);
            return true;
        }
        batch.setLong(column, value);
        return false;
    }

    @Override
    public void append(RowImage image) {
        if (scale == 0) {
            image.number(value);
        } else {
            image.decimal(value, scale);
        }
    }
}
