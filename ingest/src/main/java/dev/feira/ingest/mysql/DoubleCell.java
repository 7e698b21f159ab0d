package dev.feira.ingest.mysql;

import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A floating-point number. Its digest is taken in pairs, by [MySqlReading].
final class DoubleCell implements Cell {
    private final int at;
    private final int column;
    private double value;

    DoubleCell(int at, int column) {
        this.at = at;
        this.column = column;
    }

    @Override
    public boolean read(ResultSet source, Batch batch) throws SQLException {
        value = source.getDouble(at);
        if (value == 0 && source.wasNull()) {
            batch.setNull(column);
            return true;
        }
        batch.setDouble(column, value);
        return false;
    }

    /// The value, 0 for NULL: as `IFNULL(c, 0e0)`.
    double value() {
        return value;
    }

    @Override
    public void append(RowImage image) {
        // taken in pairs
    }
}
