package dev.feira.lake;

import dev.feira.core.SqlType;
import java.util.Arrays;
import java.util.Base64;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// The values of one column of a [Batch], in the form in which they enter DuckDB.
sealed interface Vector {
    static Vector of(SqlType type) {
        return switch (type) {
            case SqlType.Bool() -> new Numbers(DuckDBColumnType.BOOLEAN);
            case SqlType.Int(int bits) when bits == 32 -> new Numbers(DuckDBColumnType.INTEGER);
            case SqlType.Int i -> new Numbers(DuckDBColumnType.BIGINT);
            case SqlType.Date() -> new Numbers(DuckDBColumnType.INTEGER);
            case SqlType.Time() -> new Numbers(DuckDBColumnType.BIGINT);
            case SqlType.Timestamp t -> new Numbers(DuckDBColumnType.BIGINT);
            case SqlType.Decimal decimal ->
                Batch.fitsLong(decimal) ? new Numbers(DuckDBColumnType.BIGINT) : new ByteStrings(false);
            case SqlType.Real r -> new Numbers(DuckDBColumnType.DOUBLE);
            case SqlType.Text() -> new ByteStrings(false);
            case SqlType.Bytes() -> new ByteStrings(true);
        };
    }

    /// The type of the vector in DuckDB.
    DuckDBColumnType type();

    default void setLong(int row, long value) {
        throw new IllegalArgumentException("this column does not take a long");
    }

    default void setDouble(int row, double value) {
        throw new IllegalArgumentException("this column does not take a double");
    }

    default void setBytes(int row, byte[] value) {
        throw new IllegalArgumentException("this column does not take bytes");
    }

    void setNull(int row);

    /// Makes the first rows NULL again.
    void clear(int rows);

    void copyTo(DuckDBWritableVector target, int rows);

    /// Everything that fits into 64 bits: whole numbers as they are, floating-point ones by their bits. DuckDB narrows
    /// those of 32 bits.
    final class Numbers implements Vector {
        private final DuckDBColumnType type;
        private final long[] values = new long[Batch.CAPACITY];
        private final boolean[] present = new boolean[Batch.CAPACITY];

        Numbers(DuckDBColumnType type) {
            this.type = type;
        }

        @Override
        public DuckDBColumnType type() {
            return type;
        }

        @Override
        public void setLong(int row, long value) {
            if (type == DuckDBColumnType.DOUBLE) {
                throw new IllegalArgumentException("this column does not take a long");
            }
            set(row, value);
        }

        @Override
        public void setDouble(int row, double value) {
            if (type != DuckDBColumnType.DOUBLE) {
                throw new IllegalArgumentException("this column does not take a double");
            }
            set(row, Double.doubleToRawLongBits(value));
        }

        private void set(int row, long bits) {
            values[row] = bits;
            present[row] = true;
        }

        @Override
        public void setNull(int row) {
            present[row] = false;
        }

        @Override
        public void clear(int rows) {
            Arrays.fill(present, 0, rows, false);
        }

        @Override
        public void copyTo(DuckDBWritableVector target, int rows) {
            for (int row = 0; row < rows; row++) {
                if (present[row]) {
                    copy(row, target);
                } else {
                    target.setNull(row);
                }
            }
        }

        private void copy(int row, DuckDBWritableVector target) {
            switch (type) {
                case BIGINT -> target.setLong(row, values[row]);
                case INTEGER -> target.setInt(row, Math.toIntExact(values[row]));
                case DOUBLE -> target.setDouble(row, Double.longBitsToDouble(values[row]));
                default -> target.setBoolean(row, values[row] != 0);
            }
        }
    }

    /// Text, digits and bytes. A table function has no vector of bytes, so they travel as Base64 text.
    final class ByteStrings implements Vector {
        private final boolean binary;
        private final byte[] @Nullable [] values = new byte[Batch.CAPACITY][];

        ByteStrings(boolean binary) {
            this.binary = binary;
        }

        @Override
        public DuckDBColumnType type() {
            return DuckDBColumnType.VARCHAR;
        }

        @Override
        public void setBytes(int row, byte[] value) {
            values[row] = binary ? Base64.getEncoder().encode(value) : value;
        }

        @Override
        public void setNull(int row) {
            values[row] = null;
        }

        @Override
        public void clear(int rows) {
            Arrays.fill(values, 0, rows, null);
        }

        @Override
        public void copyTo(DuckDBWritableVector target, int rows) {
            target.setStringUtf8Batch(0, Arrays.copyOf(values, rows));
        }
    }
}
