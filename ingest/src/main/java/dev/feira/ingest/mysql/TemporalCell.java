package dev.feira.ingest.mysql;

import dev.feira.core.Problem;
import dev.feira.ingest.digest.RowImage;
import dev.feira.lake.Batch;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A date (days) or a date and time (microseconds), computed by the server; and behind it, on the wire, the text of a
/// value that has no such number: `0000-00-00`, `2024-00-15`, year 0.
final class TemporalCell implements Cell {
    private final int at;
    private final int column;
    private final int fraction;
    private final boolean reject;
    private final String name;
    private long value;
    private byte @Nullable [] odd;
    private long coerced;

    /// @param fraction digits of the seconds behind the point; −1: a date
    /// @param reject whether an odd value is an error; otherwise it becomes NULL and is counted
    TemporalCell(int at, int column, int fraction, boolean reject, String name) {
        this.at = at;
        this.column = column;
        this.fraction = fraction;
        this.reject = reject;
        this.name = name;
    }

    @Override
    public boolean read(ResultSet source, Batch batch) throws SQLException {
        odd = null;
        value = source.getLong(at);
        if (value == 0 && source.wasNull()) {
            batch.setNull(column);
            odd = source.getBytes(at + 1);
            return odd == null || coerce(odd);
        }
        batch.setLong(column, value);
        return false;
    }

    /// The source's value is not NULL, though the lake's will be.
    private boolean coerce(byte[] text) {
        if (reject) {
            throw Problem.data("column `" + name + "` holds `" + new String(text, StandardCharsets.US_ASCII)
                            + "`, which is no date")
                    .hint("let the column be `nullable: true` with `zero_dates: null`, or set `zero_dates: text`")
                    .exception();
        }
        coerced++;
        return false;
    }

    @Override
    public void append(RowImage image) {
        if (odd != null) {
            image.bytes(odd);
        } else if (fraction < 0) {
            image.date(value);
        } else {
            image.dateTime(value, fraction);
        }
    }

    @Override
    public long coerced() {
        return coerced;
    }
}
