package dev.feira.core;

/// The type of a column as it travels from a source through the lake into a warehouse. Few on purpose: each has one
/// faithful form in Iceberg, Parquet, DuckDB, Snowflake, PostgreSQL and Trino.
public sealed interface SqlType {
    /// True or false.
    record Bool() implements SqlType {}

    /// A signed whole number of 32 or 64 bits; smaller ones of a source are widened.
    record Int(int bits) implements SqlType {
        public Int {
            require(bits == 32 || bits == 64, "an integer has 32 or 64 bits, not " + bits);
        }
    }

    /// An exact number of `precision` digits (1 to 38), `scale` of them behind the point.
    record Decimal(int precision, int scale) implements SqlType {
        public Decimal {
            require(precision >= 1 && precision <= 38, "a decimal has 1 to 38 digits, not " + precision);
            require(scale >= 0 && scale <= precision, "scale " + scale + " does not fit into " + precision + " digits");
        }
    }

    /// A binary floating-point number of 32 or 64 bits (IEEE 754).
    record Real(int bits) implements SqlType {
        public Real {
            require(bits == 32 || bits == 64, "a floating-point number has 32 or 64 bits, not " + bits);
        }
    }

    /// Unicode text of any length.
    record Text() implements SqlType {}

    /// Bytes of any length.
    record Bytes() implements SqlType {}

    /// A calendar day without a zone.
    record Date() implements SqlType {}

    /// A time of day with microseconds, without a zone.
    record Time() implements SqlType {}

    /// A moment with microseconds: `zoned` is a point on the world's time line (UTC), otherwise a wall clock's reading.
    record Timestamp(boolean zoned) implements SqlType {}

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
